package dev.tracepress.telemetry;

import static dev.tracepress.telemetry.Protobuf.hex;
import static dev.tracepress.telemetry.Protobuf.pairs;
import static dev.tracepress.telemetry.Protobuf.value;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A log record as it left the service.
 *
 * @param traceId empty if it was logged outside of a span, as is {@code spanId}
 * @param loggerName the scope's
 * @param traceFlags W3C's, among them that the id is random, so compare no sums: see {@link #isSampled()}
 */
public record ReceivedLog(
        String traceId,
        String spanId,
        String severityText,
        int severityNumber,
        String body,
        Map<String, Object> attributes,
        Map<String, Object> resource,
        String loggerName,
        int traceFlags) {

    /** The lowest eight bits are W3C's trace flags, the others are reserved. */
    private static final int TRACE_FLAGS = 0xff;

    private static final int SAMPLED = 0x01;

    public ReceivedLog {
        attributes = Map.copyOf(attributes);
        resource = Map.copyOf(resource);
    }

    /** Whether the span that it was logged in was sent too. */
    public boolean isSampled() {
        return (traceFlags & SAMPLED) != 0;
    }

    static Stream<ReceivedLog> from(ExportLogsServiceRequest request) {
        return request.getResourceLogsList().stream()
                .flatMap(resource -> resource.getScopeLogsList().stream()
                        .flatMap(scope -> scope.getLogRecordsList().stream()
                                .map(log -> from(
                                        log,
                                        pairs(resource.getResource().getAttributesList()),
                                        scope.getScope().getName()))));
    }

    private static ReceivedLog from(LogRecord log, Map<String, Object> resource, String loggerName) {
        return new ReceivedLog(
                hex(log.getTraceId()),
                hex(log.getSpanId()),
                log.getSeverityText(),
                log.getSeverityNumberValue(),
                value(log.getBody()).toString(),
                pairs(log.getAttributesList()),
                resource,
                loggerName,
                log.getFlags() & TRACE_FLAGS);
    }
}
