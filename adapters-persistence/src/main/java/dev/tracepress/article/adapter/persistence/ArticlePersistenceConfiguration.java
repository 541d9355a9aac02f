package dev.tracepress.article.adapter.persistence;

import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleRepository;
import dev.tracepress.article.application.port.out.FavoriteCounts;
import dev.tracepress.article.application.port.out.Favorites;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Offers articles and favourites kept in PostgreSQL. */
@Configuration(proxyBeanMethods = false)
public class ArticlePersistenceConfiguration {

    @Bean
    ArticleRepository articleRepository(DatabaseClient database) {
        return new R2dbcArticleRepository(database);
    }

    @Bean
    ArticleQueries articleQueries(DatabaseClient database) {
        return new R2dbcArticleQueries(database);
    }

    @Bean
    Favorites favorites(DatabaseClient database) {
        return new R2dbcFavorites(database);
    }

    @Bean
    FavoriteCounts favoriteCounts(DatabaseClient database) {
        return new R2dbcFavoriteCounts(database);
    }
}
