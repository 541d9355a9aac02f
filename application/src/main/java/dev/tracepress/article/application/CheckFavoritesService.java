package dev.tracepress.article.application;

import dev.tracepress.article.application.port.in.CheckFavoritesUseCase;
import dev.tracepress.article.application.port.out.FavoriteCounts;
import reactor.core.publisher.Mono;

final class CheckFavoritesService implements CheckFavoritesUseCase {

    private final FavoriteCounts counts;

    CheckFavoritesService(FavoriteCounts counts) {
        this.counts = counts;
    }

    @Override
    public Mono<Findings> check() {
        return counts.drifted().map(Findings::new);
    }
}
