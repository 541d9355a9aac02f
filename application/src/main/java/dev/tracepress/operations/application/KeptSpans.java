package dev.tracepress.operations.application;

import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.operations.domain.SpanReference;
import dev.tracepress.operations.domain.TraceId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The spans of all places; of one that several keep, the first counts. */
final class KeptSpans {

    /** From an attempt to the request, on to its jobs, and to what these cause in turn. */
    private static final int MOST_STEPS = 4;

    private static final int MOST_TRACES = 50;

    private final Places<RecordedSpans> places;

    KeptSpans(List<RecordedSpans> places) {
        this.places = new Places<>(places);
    }

    Flux<RecordedSpan> requests() {
        return places.ask(RecordedSpans::requests).distinct(RecordedSpan::reference);
    }

    Mono<TraceId> traceOf(String requestId) {
        return places.ask(place -> place.traceOf(requestId).flux()).next();
    }

    /** Those of the trace, and of all that are linked to it over some steps. */
    Mono<List<RecordedSpan>> story(TraceId trace) {
        return story(Set.of(trace), MOST_STEPS);
    }

    private Mono<List<RecordedSpan>> story(Set<TraceId> traces, int stepsLeft) {
        return related(traces).collectList().flatMap(found -> {
            var all = tracesOf(found, traces);
            return stepsLeft == 0 || traces.containsAll(all) ? Mono.just(found) : story(all, stepsLeft - 1);
        });
    }

    Flux<RecordedSpan> related(Set<TraceId> traces) {
        return places.ask(place -> place.related(traces)).distinct(RecordedSpan::reference);
    }

    /** Those that are known, those that spans belong to, and those that these link to; not endlessly many. */
    static Set<TraceId> tracesOf(List<RecordedSpan> spans, Set<TraceId> known) {
        var reached = spans.stream()
                .flatMap(span -> Stream.concat(
                        Stream.of(span.trace()), span.links().stream().map(SpanReference::trace)));
        return Stream.concat(known.stream(), reached)
                .distinct()
                .limit(MOST_TRACES)
                .collect(Collectors.toUnmodifiableSet());
    }
}
