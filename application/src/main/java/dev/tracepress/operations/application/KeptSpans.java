package dev.tracepress.operations.application;

import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.operations.domain.TraceId;
import dev.tracepress.shared.domain.SharedError;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All places that keep spans, as one. Whatever is away, the others tell what they have. */
final class KeptSpans {

    /** For one that neither answers nor says that it cannot. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final List<RecordedSpans> places;

    KeptSpans(List<RecordedSpans> places) {
        this.places = List.copyOf(places);
    }

    Flux<RecordedSpan> related(Set<TraceId> traces) {
        return everywhere(place -> place.related(traces));
    }

    Flux<RecordedSpan> requests() {
        return everywhere(RecordedSpans::requests);
    }

    Mono<TraceId> traceOf(String requestId) {
        return Flux.fromIterable(places)
                .concatMap(place -> place.traceOf(requestId)
                        .timeout(PATIENCE, Mono.empty())
                        .onErrorResume(SharedError.Unavailable.class, _ -> Mono.empty()))
                .next();
    }

    private Flux<RecordedSpan> everywhere(Function<RecordedSpans, Flux<RecordedSpan>> question) {
        return Flux.fromIterable(places)
                .concatMap(place -> question.apply(place)
                        .timeout(PATIENCE, Flux.empty())
                        .onErrorResume(SharedError.Unavailable.class, _ -> Flux.empty()))
                .distinct(RecordedSpan::reference);
    }
}
