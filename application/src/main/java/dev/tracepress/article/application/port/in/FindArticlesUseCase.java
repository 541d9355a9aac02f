package dev.tracepress.article.application.port.in;

import dev.tracepress.article.application.port.out.ArticlePage;
import dev.tracepress.article.application.port.out.ArticleSearch;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** A reader leafs through the articles. */
public interface FindArticlesUseCase {

    /** One page, newest first. */
    @WithSpan("article.findAll")
    Mono<ArticlePage> find(FindArticles command);

    /** Which articles. */
    record FindArticles(ArticleSearch search) {}
}
