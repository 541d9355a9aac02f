package dev.tracepress.article.application;

import dev.tracepress.article.application.port.in.FindArticlesUseCase;
import dev.tracepress.article.application.port.out.ArticlePage;
import dev.tracepress.article.application.port.out.ArticleQueries;
import reactor.core.publisher.Mono;

final class FindArticlesService implements FindArticlesUseCase {

    private final ArticleQueries queries;

    FindArticlesService(ArticleQueries queries) {
        this.queries = queries;
    }

    @Override
    public Mono<ArticlePage> find(FindArticles command) {
        return queries.page(command.search());
    }
}
