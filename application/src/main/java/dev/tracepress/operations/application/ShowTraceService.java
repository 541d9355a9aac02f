package dev.tracepress.operations.application;

import dev.tracepress.operations.application.port.in.ShowTraceUseCase;
import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.operations.domain.SpanReference;
import dev.tracepress.operations.domain.TraceId;
import dev.tracepress.operations.domain.Waterfall;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

final class ShowTraceService implements ShowTraceUseCase {

    /** From an attempt to the request, on to its jobs, and to what these cause in turn. */
    private static final int MOST_STEPS = 4;

    private static final int MOST_TRACES = 50;

    private final KeptSpans spans;

    ShowTraceService(List<RecordedSpans> places) {
        this.spans = new KeptSpans(places);
    }

    @Override
    public Mono<Waterfall> show(ShowTrace command) {
        return related(Set.of(command.trace()), MOST_STEPS).map(Waterfall::of);
    }

    private Mono<List<RecordedSpan>> related(Set<TraceId> traces, int stepsLeft) {
        return spans.related(traces).collectList().flatMap(found -> {
            var all = tracesOf(found, traces);
            return stepsLeft == 0 || traces.containsAll(all) ? Mono.just(found) : related(all, stepsLeft - 1);
        });
    }

    private static Set<TraceId> tracesOf(List<RecordedSpan> spans, Set<TraceId> known) {
        var reached = spans.stream()
                .flatMap(span -> Stream.concat(
                        Stream.of(span.trace()), span.links().stream().map(SpanReference::trace)));
        return Stream.concat(known.stream(), reached)
                .distinct()
                .limit(MOST_TRACES)
                .collect(Collectors.toUnmodifiableSet());
    }
}
