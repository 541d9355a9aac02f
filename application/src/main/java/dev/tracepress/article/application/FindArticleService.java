package dev.tracepress.article.application;

import dev.tracepress.article.application.port.in.FindArticleUseCase;
import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.domain.ArticleError;
import reactor.core.publisher.Mono;

final class FindArticleService implements FindArticleUseCase {

    private final ArticleQueries queries;

    FindArticleService(ArticleQueries queries) {
        this.queries = queries;
    }

    @Override
    public Mono<ArticleView> find(FindArticle command) {
        return queries.bySlug(command.slug(), command.reader())
                .switchIfEmpty(Mono.defer(() -> queries.byFormerSlug(command.slug(), command.reader())))
                .switchIfEmpty(Mono.error(ArticleError.ArticleNotFound::new));
    }
}
