package dev.tracepress.article.adapter.persistence;

import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleRepository;
import dev.tracepress.article.application.port.out.FavoriteCounts;
import dev.tracepress.article.application.port.out.Favorites;
import dev.tracepress.shared.adapter.persistence.Bulkhead;
import dev.tracepress.shared.adapter.persistence.Changes;
import dev.tracepress.shared.adapter.persistence.DatabaseSettings;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.r2dbc.core.DatabaseClient;

/** Offers articles and favourites kept in PostgreSQL. */
@Configuration(proxyBeanMethods = false)
public class ArticlePersistenceConfiguration {

    private static final int MOST_WAITING_SEARCHES = 100;
    private static final Duration PATIENCE_OF_SEARCHES = Duration.ofSeconds(2);

    @Bean
    ArticleRepository articleRepository(DatabaseClient database, Changes changes) {
        return new R2dbcArticleRepository(database, changes);
    }

    /** Whoever stands in front of it is asked in its place. */
    @Bean
    @Fallback
    ArticleQueries articleQueries(DatabaseClient database, DatabaseSettings settings, LongTexts texts) {
        return new R2dbcArticleQueries(database, searches(settings), texts);
    }

    /** A page of a hundred of the longest is up to 52 MB, wherever it is read from, and what is made of it as much again. */
    @Bean
    LongTexts texts() {
        return new LongTexts(Runtime.getRuntime().maxMemory() / 6);
    }

    /** A search may cost a hundred times what another read does, so a fifth of the connections is all that searches get. */
    static Bulkhead searches(DatabaseSettings settings) {
        return new Bulkhead(Math.max(1, settings.poolSize() / 5), MOST_WAITING_SEARCHES, PATIENCE_OF_SEARCHES);
    }

    @Bean
    Favorites favorites(DatabaseClient database, Changes changes) {
        return new R2dbcFavorites(database, changes);
    }

    @Bean
    FavoriteCounts favoriteCounts(DatabaseClient database) {
        return new R2dbcFavoriteCounts(database);
    }
}
