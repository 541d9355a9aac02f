package dev.tracepress.article.application;

import dev.tracepress.article.application.port.in.FavoriteArticleUseCase;
import dev.tracepress.article.application.port.out.ArticleEvents;
import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.application.port.out.Favorites;
import dev.tracepress.article.domain.Favorite;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

final class FavoriteArticleService implements FavoriteArticleUseCase {

    private final TransactionBoundary transactions;
    private final Favorites favorites;
    private final ArticleEvents events;
    private final ArticleQueries queries;
    private final InstantSource time;

    FavoriteArticleService(
            TransactionBoundary transactions,
            Favorites favorites,
            ArticleEvents events,
            ArticleQueries queries,
            InstantSource time) {
        this.transactions = transactions;
        this.favorites = favorites;
        this.events = events;
        this.queries = queries;
        this.time = time;
    }

    @Override
    public Mono<ArticleView> favorite(FavoriteArticle command) {
        return transactions.inTransaction(Mono.defer(
                        () -> favorites.add(command.slug(), command.reader(), time.instant()))
                .flatMap(favorite -> tell(favorite).then(ReadBack.of(favorite.article(), favorite.reader(), queries))));
    }

    private Mono<Void> tell(Favorite favorite) {
        return Mono.justOrEmpty(favorite.news()).flatMap(events::favorited);
    }
}
