package dev.tracepress.wiring.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import io.opentelemetry.api.trace.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

/**
 * One JSON object a line. To be called on the thread that logs, since that knows the trace.
 *
 * <p>Fields of the event come last, and cannot take the place of those that every line has.
 */
final class JsonLogFormat implements StructuredLogFormatter<ILoggingEvent> {

    private static final JsonWriter<Map<String, Object>> JSON = JsonWriter.standard();

    private final String service;

    JsonLogFormat(String service) {
        this.service = service;
    }

    @Override
    public String format(ILoggingEvent event) {
        return JSON.writeToString(fields(event)) + "\n";
    }

    private Map<String, Object> fields(ILoggingEvent event) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put(LogKey.TIMESTAMP.key(), event.getInstant().toString());
        fields.put(LogKey.LEVEL.key(), event.getLevel().toString());
        fields.put(LogKey.MESSAGE.key(), event.getFormattedMessage());
        fields.put(LogKey.LOGGER.key(), event.getLoggerName());
        fields.put(LogKey.SERVICE.key(), service);
        addTrace(fields);
        fields.putAll(LogFields.current());
        addError(fields, event.getThrowableProxy());
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs().forEach(pair -> fields.putIfAbsent(pair.key, pair.value));
        }
        return fields;
    }

    private static void addTrace(Map<String, Object> fields) {
        var span = Span.current().getSpanContext();
        if (span.isValid()) {
            fields.put(LogKey.TRACE_ID.key(), span.getTraceId());
            fields.put(LogKey.SPAN_ID.key(), span.getSpanId());
        }
    }

    private static void addError(Map<String, Object> fields, @Nullable IThrowableProxy error) {
        if (error != null) {
            fields.put(LogKey.ERROR_TYPE.key(), error.getClassName());
            fields.put(LogKey.STACK_TRACE.key(), StackTraces.of(error));
        }
    }
}
