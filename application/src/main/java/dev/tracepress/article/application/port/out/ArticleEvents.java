package dev.tracepress.article.application.port.out;

import dev.tracepress.article.domain.ArticleFavorited;
import reactor.core.publisher.Mono;

/**
 * Says what happened to whoever cares. What is said is heard if and only if the surrounding transaction commits, and not
 * before; outside a transaction saying anything fails with {@link IllegalStateException}.
 */
public interface ArticleEvents {

    /** An article was favourited by somebody other than its author; saying the same event again changes nothing. */
    Mono<Void> favorited(ArticleFavorited event);
}
