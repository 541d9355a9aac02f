package dev.tracepress.article.application.port.in;

import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.domain.Draft;
import dev.tracepress.identity.domain.UserId;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** A user publishes an article. */
public interface CreateArticleUseCase {

    /**
     * Publishes under a slug of the title; if that is taken, under one with a short end.
     *
     * @return the article as its author sees it, or {@link dev.tracepress.article.domain.ArticleError.ActorGone}
     */
    @WithSpan("article.create")
    Mono<ArticleView> create(CreateArticle command);

    /** Who publishes what. */
    record CreateArticle(@SpanAttribute("user.id") UserId author, Draft draft) {}
}
