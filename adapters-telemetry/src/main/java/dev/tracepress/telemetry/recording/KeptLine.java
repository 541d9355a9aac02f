package dev.tracepress.telemetry.recording;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.telemetry.catalog.LogKey;
import dev.tracepress.telemetry.context.LogFields;
import dev.tracepress.telemetry.logging.StackTraces;
import io.opentelemetry.api.trace.SpanContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * A line of Logback, of so many characters at most, as it is kept until somebody asks: there is one for every request, and few are
 * asked for. Nothing in it changes any more.
 *
 * @param own the fields of the line, of which it has no more than {@value #MOST_FIELDS}
 * @param common those of the request or the job, which are ids
 * @param process which process of the installation logged it
 */
record KeptLine(
        Instant at,
        SpanContext span,
        String level,
        String logger,
        String message,
        @Nullable String error,
        List<KeyValuePair> own,
        Map<LogKey, String> common,
        String process) {

    static final int LONGEST_MESSAGE = 1_000;
    static final int LONGEST_ERROR = 4_000;
    static final int LONGEST_FIELD = 200;
    static final int MOST_FIELDS = 20;

    /** What PostgreSQL could not hold. */
    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    /** To be called on the thread that logs, since that knows the request or the job. */
    static KeptLine of(ILoggingEvent event, SpanContext span, String process) {
        var error = event.getThrowableProxy();
        return new KeptLine(
                event.getInstant(),
                span,
                event.getLevel().levelStr,
                cut(event.getLoggerName(), LONGEST_FIELD),
                cut(event.getFormattedMessage(), LONGEST_MESSAGE),
                error == null ? null : cut(StackTraces.of(error), LONGEST_ERROR),
                own(event),
                LogFields.current(),
                process);
    }

    private static List<KeyValuePair> own(ILoggingEvent event) {
        var pairs = event.getKeyValuePairs();
        return pairs == null
                ? List.of()
                : pairs.stream().limit(MOST_FIELDS).map(KeptLine::settled).toList();
    }

    private static KeyValuePair settled(KeyValuePair pair) {
        var isSettled = pair.value instanceof Integer || pair.value instanceof Long || pair.value instanceof Double;
        return isSettled && pair.key.length() <= LONGEST_FIELD
                ? pair
                : new KeyValuePair(cut(pair.key, LONGEST_FIELD), cut(String.valueOf(pair.value), LONGEST_FIELD));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }

    /** Whether it was logged of that job, as it says itself, or else by an attempt at it. */
    boolean isOf(String kind, String id) {
        return kind.equals(value(LogKey.JOB_TYPE)) && id.equals(value(LogKey.JOB_ID));
    }

    private @Nullable Object value(LogKey key) {
        for (var pair : own) {
            if (pair.key.equals(key.key())) {
                return pair.value;
            }
        }
        return common.get(key);
    }

    LogLine read() {
        return new LogLine(
                at,
                SpanReading.reference(span),
                level,
                storable(logger),
                storable(message),
                Optional.ofNullable(error).map(KeptLine::storable),
                fields(),
                process);
    }

    /** As a line of the log has them: its own, and those of the request or the job. */
    private SortedMap<String, String> fields() {
        var fields = new TreeMap<String, String>();
        own.forEach(pair -> add(fields, pair.key, String.valueOf(pair.value)));
        common.forEach((key, value) -> add(fields, key.key(), cut(value, LONGEST_FIELD)));
        return fields;
    }

    private static void add(SortedMap<String, String> fields, String key, String value) {
        if (fields.size() < MOST_FIELDS) {
            fields.putIfAbsent(storable(key), storable(value));
        }
    }

    private static String storable(String text) {
        return UNSTORABLE.matcher(text).replaceAll("\uFFFD");
    }
}
