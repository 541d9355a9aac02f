package dev.tracepress.article.application;

import dev.tracepress.article.application.port.in.DeleteArticleUseCase;
import dev.tracepress.article.application.port.out.ArticleRepository;
import dev.tracepress.article.domain.ArticleError;
import reactor.core.publisher.Mono;

final class DeleteArticleService implements DeleteArticleUseCase {

    private final ArticleRepository articles;

    DeleteArticleService(ArticleRepository articles) {
        this.articles = articles;
    }

    @Override
    public Mono<Void> delete(DeleteArticle command) {
        return Contention.retried(() -> remove(command)).then();
    }

    /** Empty if somebody else was quicker. */
    private Mono<Boolean> remove(DeleteArticle command) {
        return articles.bySlug(command.slug())
                .switchIfEmpty(Mono.error(ArticleError.ArticleNotFound::new))
                .map(article -> article.forChangeBy(command.editor(), command.condition()))
                .flatMap(articles::remove)
                .filter(removed -> removed);
    }
}
