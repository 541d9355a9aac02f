package dev.tracepress.article.application.port.in;

import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.UserId;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** A reader likes an article no more. */
public interface UnfavoriteArticleUseCase {

    /**
     * Takes the favourite back and counts it no more; what the author was told stays told.
     *
     * @return the article as the reader sees it, or {@link dev.tracepress.article.domain.ArticleError.ArticleNotFound},
     *     {@link dev.tracepress.article.domain.ArticleError.NotFavorited}
     */
    @WithSpan("article.unfavorite")
    Mono<ArticleView> unfavorite(UnfavoriteArticle command);

    /** Who likes what no more. */
    record UnfavoriteArticle(
            @SpanAttribute("article.slug") Slug slug,
            @SpanAttribute("user.id") UserId reader) {}
}
