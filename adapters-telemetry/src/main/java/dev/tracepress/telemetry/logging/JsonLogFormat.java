package dev.tracepress.telemetry.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import dev.tracepress.telemetry.catalog.LogKey;
import dev.tracepress.telemetry.context.LogFields;
import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

/**
 * One JSON object a line. To be called on the thread that logs, since that knows the trace.
 *
 * <p>Fields of the event come last, and cannot take the place of those that every line has. The text is put together by hand:
 * there is a line for every request.
 */
final class JsonLogFormat implements StructuredLogFormatter<ILoggingEvent> {

    private final String service;

    JsonLogFormat(String service) {
        this.service = service;
    }

    @Override
    public String format(ILoggingEvent event) {
        var line = new JsonLine()
                .field(LogKey.TIMESTAMP.key(), event.getInstant())
                .field(LogKey.LEVEL.key(), event.getLevel())
                .field(LogKey.MESSAGE.key(), event.getFormattedMessage())
                .field(LogKey.LOGGER.key(), event.getLoggerName())
                .field(LogKey.SERVICE.key(), service);
        addTrace(line);
        LogFields.forEachCurrent(line::field);
        addError(line, event.getThrowableProxy());
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs().forEach(pair -> line.field(pair.key, pair.value));
        }
        return line.end();
    }

    private static void addTrace(JsonLine line) {
        var span = Span.current().getSpanContext();
        if (span.isValid()) {
            line.field(LogKey.TRACE_ID.key(), span.getTraceId()).field(LogKey.SPAN_ID.key(), span.getSpanId());
        }
    }

    private static void addError(JsonLine line, @Nullable IThrowableProxy error) {
        if (error != null) {
            line.field(LogKey.ERROR_TYPE.key(), error.getClassName())
                    .field(LogKey.STACK_TRACE.key(), StackTraces.of(error));
        }
    }
}
