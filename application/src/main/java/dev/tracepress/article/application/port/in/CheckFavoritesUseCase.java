package dev.tracepress.article.application.port.in;

import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** The publisher makes sure that every article shows as many favourites as it has. */
public interface CheckFavoritesUseCase {

    /** What was found; nothing is changed. */
    @WithSpan("article.checkFavorites")
    Mono<Findings> check();

    /** How many articles show a wrong number. */
    record Findings(@SpanAttribute("favorites.drift") long drifted) {}
}
