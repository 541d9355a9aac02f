package dev.tracepress.operations.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Something that was done, from when to when, as the process told that did it.
 *
 * @param parent the id of the span of the same trace that it is a part of
 * @param links what else it follows from, in whatever trace
 * @param failed whether it is marked as an error
 * @param attributes by their names in the catalogue of signals, in alphabetical order
 * @param process which process of the installation did it
 */
public record RecordedSpan(
        SpanReference reference,
        Optional<String> parent,
        List<SpanReference> links,
        String name,
        SpanRole role,
        Instant startedAt,
        Duration duration,
        boolean failed,
        SortedMap<String, String> attributes,
        String process) {

    private static final String CONSOLE = " /console";

    public RecordedSpan {
        links = List.copyOf(links);
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    public TraceId trace() {
        return reference.trace();
    }

    public Instant endedAt() {
        return startedAt.plus(duration);
    }

    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** Whether it is a request of the console itself, which asks all the time; by its name, {@code GET /console/api/requests}. */
    public boolean isOfTheConsole() {
        return name.contains(CONSOLE);
    }

    /** What it may hang below, the likeliest first: its parent, else whatever it links to. */
    List<SpanReference> causes() {
        var inTrace = parent.map(id -> new SpanReference(trace(), id)).stream();
        return Stream.concat(inTrace, links.stream()).toList();
    }
}
