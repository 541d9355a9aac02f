package dev.tracepress.article.application.port.in;

import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.domain.ArticleEdit;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.VersionCondition;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** An author changes an article. */
public interface UpdateArticleUseCase {

    /**
     * Changes what the edit names; of edits made at once each is applied to the outcome of the other.
     *
     * @return the article as its author sees it, or {@link dev.tracepress.article.domain.ArticleError.ArticleNotFound},
     *     {@link dev.tracepress.article.domain.ArticleError.NotTheAuthor}, {@link
     *     dev.tracepress.article.domain.ArticleError.VersionConditionFailed}, {@link
     *     dev.tracepress.article.domain.ArticleError.TooMuchContention}
     */
    @WithSpan("article.update")
    Mono<ArticleView> update(UpdateArticle command);

    /** Who changes what, on which condition. */
    record UpdateArticle(
            @SpanAttribute("article.slug") Slug slug,
            @SpanAttribute("user.id") UserId editor,
            ArticleEdit edit,
            VersionCondition condition) {}
}
