package dev.tracepress.article.application;

import dev.tracepress.article.domain.ArticleError;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tries again what somebody else was quicker at. */
final class Contention {

    /** Of several who try, one succeeds every time: so whoever loses so often has so many rivals, and is told so. */
    private static final int TRIES = 100;

    private Contention() {}

    /** The outcome of the first attempt that is not empty. */
    static <T> Mono<T> retried(Supplier<Mono<T>> attempt) {
        return Flux.range(1, TRIES)
                .concatMap(_ -> attempt.get(), 1)
                .next()
                .switchIfEmpty(Mono.error(ArticleError.TooMuchContention::new));
    }
}
