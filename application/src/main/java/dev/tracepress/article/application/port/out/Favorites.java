package dev.tracepress.article.application.port.out;

import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.article.domain.Favorite;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.UserId;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Keeps who likes what, and the counter of each article equal to the number of its favourites. Each call is atomic. */
public interface Favorites {

    /**
     * Adds a favourite and counts it.
     *
     * @return the favourite, or {@link dev.tracepress.article.domain.ArticleError.ArticleNotFound}, {@link
     *     dev.tracepress.article.domain.ArticleError.AlreadyFavorited}, {@link
     *     dev.tracepress.article.domain.ArticleError.ActorGone}
     */
    Mono<Favorite> add(Slug slug, UserId reader, Instant now);

    /**
     * Takes a favourite back and counts it no more; what its author has not yet read of it is withdrawn.
     *
     * @return the article it was of, or {@link dev.tracepress.article.domain.ArticleError.ArticleNotFound}, {@link
     *     dev.tracepress.article.domain.ArticleError.NotFavorited}
     */
    Mono<ArticleId> remove(Slug slug, UserId reader);
}
