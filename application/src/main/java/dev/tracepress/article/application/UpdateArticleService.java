package dev.tracepress.article.application;

import dev.tracepress.article.application.port.in.UpdateArticleUseCase;
import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleRepository;
import dev.tracepress.article.application.port.out.ArticleRepository.Replacement;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.domain.Article;
import dev.tracepress.article.domain.ArticleError;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;

final class UpdateArticleService implements UpdateArticleUseCase {

    private final ArticleRepository articles;
    private final ArticleQueries queries;
    private final InstantSource time;
    private final RandomGenerator chance;

    UpdateArticleService(
            ArticleRepository articles, ArticleQueries queries, InstantSource time, RandomGenerator chance) {
        this.articles = articles;
        this.queries = queries;
        this.time = time;
        this.chance = chance;
    }

    @Override
    public Mono<ArticleView> update(UpdateArticle command) {
        return Contention.retried(() -> edit(command))
                .flatMap(article -> ReadBack.of(article.id(), command.editor(), queries));
    }

    /** Empty if somebody else was quicker. */
    private Mono<Article> edit(UpdateArticle command) {
        return articles.bySlug(command.slug())
                .switchIfEmpty(Mono.error(ArticleError.ArticleNotFound::new))
                .map(article -> article.forChangeBy(command.editor(), command.condition()))
                .map(article -> article.edited(command.edit(), time.instant()))
                .flatMap(this::store);
    }

    private Mono<Article> store(Article next) {
        return articles.replace(next).flatMap(outcome -> switch (outcome) {
            case DONE -> Mono.just(next);
            case SLUG_TAKEN -> storeUnderOtherSlug(next.under(next.slug().withRandomEnd(chance)));
            case OUTDATED -> Mono.empty();
        });
    }

    private Mono<Article> storeUnderOtherSlug(Article next) {
        return articles.replace(next).filter(Replacement.DONE::equals).map(_ -> next);
    }
}
