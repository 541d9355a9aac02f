package dev.tracepress.testkit;

import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.operations.domain.SpanReference;
import dev.tracepress.operations.domain.SpanRole;
import dev.tracepress.operations.domain.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A span of which a test says what matters to it: {@code span(2).in(1).as(SERVER).recorded()}. */
public record GivenSpan(
        int id,
        int trace,
        String name,
        SpanRole role,
        List<SpanReference> links,
        Map<String, String> attributes,
        long second) {

    public GivenSpan {
        links = List.copyOf(links);
        attributes = Map.copyOf(attributes);
    }

    public static GivenSpan span(int id) {
        return new GivenSpan(id, 1, "span " + id, SpanRole.INTERNAL, List.of(), Map.of(), id);
    }

    public static TraceId traceId(int number) {
        return new TraceId(String.format(Locale.ROOT, "%032x", number));
    }

    public GivenSpan in(int other) {
        return new GivenSpan(id, other, name, role, links, attributes, second);
    }

    public GivenSpan named(String other) {
        return new GivenSpan(id, trace, other, role, links, attributes, second);
    }

    public GivenSpan as(SpanRole other) {
        return new GivenSpan(id, trace, name, other, links, attributes, second);
    }

    public GivenSpan linkedTo(RecordedSpan cause) {
        return new GivenSpan(id, trace, name, role, List.of(cause.reference()), attributes, second);
    }

    public GivenSpan with(String attribute, String value) {
        var more = new TreeMap<>(attributes);
        more.put(attribute, value);
        return new GivenSpan(id, trace, name, role, links, more, second);
    }

    public RecordedSpan recorded() {
        return new RecordedSpan(
                new SpanReference(traceId(trace), String.format(Locale.ROOT, "%016x", id)),
                Optional.empty(),
                links,
                name,
                role,
                Instant.ofEpochSecond(second, 123_456_789),
                Duration.ofNanos(1_000_000L + id),
                false,
                new TreeMap<>(attributes),
                "here");
    }
}
