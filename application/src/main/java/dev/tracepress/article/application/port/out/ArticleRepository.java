package dev.tracepress.article.application.port.out;

import dev.tracepress.article.domain.Article;
import dev.tracepress.article.domain.NewArticle;
import dev.tracepress.article.domain.Slug;
import reactor.core.publisher.Mono;

/** Keeps articles; no two have the same slug. Each call is atomic. */
public interface ArticleRepository {

    /**
     * Adds an article under a new id.
     *
     * @return the article; empty if the slug is taken; {@link dev.tracepress.article.domain.ArticleError.ActorGone} if the
     *     author is
     */
    Mono<Article> add(NewArticle article);

    /** The article under that slug; empty if there is none. */
    Mono<Article> bySlug(Slug slug);

    /**
     * Puts the next version in the place of the one before it, of several writers only for the first. A slug that the article
     * gives up is remembered as a former one of its own.
     */
    Mono<Replacement> replace(Article next);

    /**
     * Removes an article in just this version, with its favourites and all notifications about it.
     *
     * @return false if it has another version by now, or is gone
     */
    Mono<Boolean> remove(Article article);

    /** How replacing ended. */
    enum Replacement {
        DONE,
        /** Another article has that slug; nothing was changed. */
        SLUG_TAKEN,
        /** The version before is not there any more; nothing was changed. */
        OUTDATED
    }
}
