package dev.tracepress.article.application;

import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.domain.ArticleError;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.identity.domain.UserId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Reads what somebody has just written, as they see it. */
final class ReadBack {

    private ReadBack() {}

    /** By id: the slug may have moved since. An article that somebody has deleted since is not found. */
    static Mono<ArticleView> of(ArticleId article, UserId reader, ArticleQueries queries) {
        return queries.byId(article, Optional.of(reader)).switchIfEmpty(Mono.error(ArticleError.ArticleNotFound::new));
    }
}
