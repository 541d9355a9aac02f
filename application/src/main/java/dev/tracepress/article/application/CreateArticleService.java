package dev.tracepress.article.application;

import dev.tracepress.article.application.port.in.CreateArticleUseCase;
import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleRepository;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.domain.Article;
import dev.tracepress.article.domain.NewArticle;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;

final class CreateArticleService implements CreateArticleUseCase {

    private final ArticleRepository articles;
    private final ArticleQueries queries;
    private final InstantSource time;
    private final RandomGenerator chance;

    CreateArticleService(
            ArticleRepository articles, ArticleQueries queries, InstantSource time, RandomGenerator chance) {
        this.articles = articles;
        this.queries = queries;
        this.time = time;
        this.chance = chance;
    }

    @Override
    public Mono<ArticleView> create(CreateArticle command) {
        return Mono.fromSupplier(() -> command.draft().publishedBy(command.author(), time.instant()))
                .flatMap(this::publish)
                .flatMap(article -> ReadBack.of(article.id(), command.author(), queries));
    }

    private Mono<Article> publish(NewArticle article) {
        return articles.add(article).switchIfEmpty(Contention.retried(() -> publishUnderOtherSlug(article)));
    }

    private Mono<Article> publishUnderOtherSlug(NewArticle article) {
        return articles.add(article.under(article.slug().withRandomEnd(chance)));
    }
}
