package dev.tracepress.article.application.port.out;

import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.UserId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Shows articles to readers. Each call sees one moment, the writes of its own transaction included.
 *
 * <p>Readers who are nobody may see a moment that is past, by a second at most, but none before a write that this process had
 * acknowledged when they asked, nor before the {@link dev.tracepress.shared.domain.Position} in their Reactor context.
 */
public interface ArticleQueries {

    /** The article under that slug; empty if there is none. */
    Mono<ArticleView> bySlug(Slug slug, Optional<UserId> reader);

    /**
     * The article that gave up that slug last, also if it has taken it back since: whoever found nothing under the slug a moment
     * ago need not miss it; empty if there is none, or it is gone.
     */
    Mono<ArticleView> byFormerSlug(Slug slug, Optional<UserId> reader);

    /** The article of that id, whatever its slug is by now; empty if it is gone. */
    Mono<ArticleView> byId(ArticleId id, Optional<UserId> reader);

    /** One page, newest first, ties by larger id first; an empty page where nothing is found. */
    Mono<ArticlePage> page(ArticleSearch search);
}
