package dev.tracepress.article.adapter.persistence;

import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.shared.adapter.persistence.DatabaseSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.r2dbc.core.DatabaseClient;

/** Shows articles as replicas have them. */
@Configuration(proxyBeanMethods = false)
public class ArticleCopiesConfiguration {

    @Bean
    @Fallback
    @Qualifier("replicas")
    ArticleQueries copiedArticleQueries(
            @Qualifier("replicas") DatabaseClient replicas, DatabaseSettings settings, LongTexts texts) {
        return new R2dbcArticleQueries(replicas, ArticlePersistenceConfiguration.searches(settings), texts);
    }
}
