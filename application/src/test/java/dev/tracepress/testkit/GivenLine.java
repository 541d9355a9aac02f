package dev.tracepress.testkit;

import static dev.tracepress.testkit.GivenSpan.traceId;

import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.operations.domain.SpanReference;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A line of the log of which a test says what matters to it: {@code line(2).in(1).with("job_id", "errand-1").logged()}. */
public record GivenLine(int id, int trace, Map<String, String> fields, Optional<String> error) {

    public GivenLine {
        fields = Map.copyOf(fields);
    }

    public static GivenLine line(int id) {
        return new GivenLine(id, 1, Map.of(), Optional.empty());
    }

    public GivenLine in(int other) {
        return new GivenLine(id, other, fields, error);
    }

    public GivenLine with(String name, String value) {
        var more = new TreeMap<>(fields);
        more.put(name, value);
        return new GivenLine(id, trace, more, error);
    }

    public GivenLine of(String kind, String job) {
        return with("job_type", kind).with("job_id", job);
    }

    public GivenLine failing(String stack) {
        return new GivenLine(id, trace, fields, Optional.of(stack));
    }

    public LogLine logged() {
        return new LogLine(
                Instant.ofEpochSecond(id, 123_456_789),
                new SpanReference(traceId(trace), String.format(Locale.ROOT, "%016x", id)),
                "INFO",
                "a.logger",
                "line " + id,
                error,
                new TreeMap<>(fields),
                "here");
    }
}
