package dev.tracepress.telemetry.recording;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.telemetry.context.LogFields;
import dev.tracepress.telemetry.logging.StackTraces;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a line of Logback as one of ours: of so many characters at most, none of which PostgreSQL could not hold. */
final class LineReading {

    static final int LONGEST_MESSAGE = 1_000;
    static final int LONGEST_ERROR = 4_000;
    static final int LONGEST_FIELD = 200;
    static final int MOST_FIELDS = 20;

    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private LineReading() {}

    static LogLine of(ILoggingEvent event, SpanContext span, String process) {
        return new LogLine(
                event.getInstant(),
                SpanReading.reference(span),
                event.getLevel().levelStr,
                cut(event.getLoggerName(), LONGEST_FIELD),
                cut(event.getFormattedMessage(), LONGEST_MESSAGE),
                Optional.ofNullable(event.getThrowableProxy()).map(error -> cut(StackTraces.of(error), LONGEST_ERROR)),
                fields(event),
                process);
    }

    /** As a line of the log has them: its own, and those of the request or the job. */
    private static SortedMap<String, String> fields(ILoggingEvent event) {
        var fields = new TreeMap<String, String>();
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs().forEach(pair -> add(fields, pair.key, String.valueOf(pair.value)));
        }
        LogFields.forEachCurrent((key, value) -> add(fields, key, value));
        return fields;
    }

    private static void add(SortedMap<String, String> fields, String key, String value) {
        if (fields.size() < MOST_FIELDS) {
            fields.putIfAbsent(cut(key, LONGEST_FIELD), cut(value, LONGEST_FIELD));
        }
    }

    private static String cut(String text, int longest) {
        var kept = text.length() <= longest ? text : text.substring(0, longest) + "…";
        return UNSTORABLE.matcher(kept).replaceAll("\uFFFD");
    }
}
