package dev.tracepress.telemetry.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.tracepress.telemetry.catalog.LogKey;
import dev.tracepress.telemetry.context.LogFields;
import io.opentelemetry.api.trace.Span;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

/** The facts of {@link JsonLogFormat} for human eyes: the message first, its fields and the trace behind it. */
final class TextLogFormat implements StructuredLogFormatter<ILoggingEvent> {

    private static final int LONGEST_LEVEL = 5;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

    @Override
    public String format(ILoggingEvent event) {
        var line = new StringBuilder(160)
                .append(TIME.format(event.getInstant()))
                .append(' ')
                .append(event.getLevel())
                .append(event.getLevel().levelStr.length() < LONGEST_LEVEL ? "  " : " ")
                .append(lastPart(event.getLoggerName()))
                .append(": ")
                .append(event.getFormattedMessage());
        var fields = new LinkedHashMap<String, Object>();
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs().forEach(pair -> fields.put(pair.key, pair.value));
        }
        LogFields.forEachCurrent(fields::putIfAbsent);
        fields.forEach((key, value) -> append(line, key, value));
        var span = Span.current().getSpanContext();
        if (span.isValid()) {
            append(line, LogKey.TRACE_ID.key(), span.getTraceId());
        }
        line.append('\n');
        if (event.getThrowableProxy() != null) {
            line.append(StackTraces.of(event.getThrowableProxy()));
        }
        return line.toString();
    }

    private static void append(StringBuilder line, String key, Object value) {
        var text = String.valueOf(value);
        var quoted = text.chars()
                .anyMatch(character -> character == '=' || character == '"' || Character.isWhitespace(character));
        line.append("  ").append(key).append('=').append(quoted ? '"' + text.replace("\"", "\\\"") + '"' : text);
    }

    private static String lastPart(String loggerName) {
        return loggerName.substring(loggerName.lastIndexOf('.') + 1);
    }
}
