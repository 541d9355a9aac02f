package dev.tracepress.article.application.port.in;

import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.UserId;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** A reader likes an article. */
public interface FavoriteArticleUseCase {

    /**
     * Adds the favourite, counts it, and tells the author if the reader is somebody else: all of this or nothing.
     *
     * @return the article as the reader sees it, or {@link dev.tracepress.article.domain.ArticleError.ArticleNotFound},
     *     {@link dev.tracepress.article.domain.ArticleError.AlreadyFavorited}, {@link
     *     dev.tracepress.article.domain.ArticleError.ActorGone}
     */
    @WithSpan("article.favorite")
    Mono<ArticleView> favorite(FavoriteArticle command);

    /** Who likes what. */
    record FavoriteArticle(
            @SpanAttribute("article.slug") Slug slug,
            @SpanAttribute("user.id") UserId reader) {}
}
