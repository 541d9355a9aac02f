package dev.tracepress.operations.application;

import dev.tracepress.shared.domain.SharedError;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/** All places that keep something, as one. Whatever is away, the others tell what they have. */
record Places<P>(List<P> places) {

    /** For one that neither answers nor says that it cannot. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    Places {
        places = List.copyOf(places);
    }

    /** What they answer, one after the other. */
    <T> Flux<T> ask(Function<P, Flux<T>> question) {
        return Flux.fromIterable(places)
                .concatMap(place -> question.apply(place)
                        .timeout(PATIENCE, Flux.empty())
                        .onErrorResume(SharedError.Unavailable.class, _ -> Flux.empty()));
    }
}
