package dev.tracepress.article.application.port.in;

import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.UserId;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** A reader opens an article. */
public interface FindArticleUseCase {

    /**
     * Finds by slug, of today or else of earlier.
     *
     * @return the article as the reader sees it, perhaps under another slug than was asked for, or {@link dev.tracepress.article.domain.ArticleError.ArticleNotFound}
     */
    @WithSpan("article.findBySlug")
    Mono<ArticleView> find(FindArticle command);

    /** Which article, and who reads. */
    record FindArticle(
            @SpanAttribute("article.slug") Slug slug,
            @SpanAttribute("user.id") Optional<UserId> reader) {}
}
