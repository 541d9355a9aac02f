package dev.tracepress.article.application.port.in;

import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.VersionCondition;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** An author takes an article off the site. */
public interface DeleteArticleUseCase {

    /**
     * Removes the article, its favourites, and the notifications about it.
     *
     * @return completion, or {@link dev.tracepress.article.domain.ArticleError.ArticleNotFound}, {@link
     *     dev.tracepress.article.domain.ArticleError.NotTheAuthor}, {@link
     *     dev.tracepress.article.domain.ArticleError.VersionConditionFailed}, {@link
     *     dev.tracepress.article.domain.ArticleError.TooMuchContention}
     */
    @WithSpan("article.delete")
    Mono<Void> delete(DeleteArticle command);

    /** Who deletes what, on which condition. */
    record DeleteArticle(
            @SpanAttribute("article.slug") Slug slug,
            @SpanAttribute("user.id") UserId editor,
            VersionCondition condition) {}
}
