package dev.tracepress.wiring;

import dev.tracepress.article.application.ArticleUseCases;
import dev.tracepress.article.application.port.in.CreateArticleUseCase;
import dev.tracepress.article.application.port.in.DeleteArticleUseCase;
import dev.tracepress.article.application.port.in.FavoriteArticleUseCase;
import dev.tracepress.article.application.port.in.FindArticleUseCase;
import dev.tracepress.article.application.port.in.FindArticlesUseCase;
import dev.tracepress.article.application.port.in.UnfavoriteArticleUseCase;
import dev.tracepress.article.application.port.in.UpdateArticleUseCase;
import dev.tracepress.article.application.port.out.ArticleEvents;
import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleRepository;
import dev.tracepress.article.application.port.out.Favorites;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of articles and favourites on their adapters. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnServingRequests
class ArticleWiring {

    @Bean
    CreateArticleUseCase createArticle(
            ArticleRepository articles, ArticleQueries queries, InstantSource time, RandomGenerator chance) {
        return ArticleUseCases.createArticle(articles, queries, time, chance);
    }

    @Bean
    FindArticlesUseCase findArticles(ArticleQueries queries) {
        return ArticleUseCases.findArticles(queries);
    }

    @Bean
    FindArticleUseCase findArticle(ArticleQueries queries) {
        return ArticleUseCases.findArticle(queries);
    }

    @Bean
    UpdateArticleUseCase updateArticle(
            ArticleRepository articles, ArticleQueries queries, InstantSource time, RandomGenerator chance) {
        return ArticleUseCases.updateArticle(articles, queries, time, chance);
    }

    @Bean
    DeleteArticleUseCase deleteArticle(ArticleRepository articles) {
        return ArticleUseCases.deleteArticle(articles);
    }

    @Bean
    FavoriteArticleUseCase favoriteArticle(
            TransactionBoundary transactions,
            Favorites favorites,
            ArticleEvents events,
            ArticleQueries queries,
            InstantSource time) {
        return ArticleUseCases.favoriteArticle(transactions, favorites, events, queries, time);
    }

    @Bean
    UnfavoriteArticleUseCase unfavoriteArticle(
            TransactionBoundary transactions, Favorites favorites, ArticleQueries queries) {
        return ArticleUseCases.unfavoriteArticle(transactions, favorites, queries);
    }
}
