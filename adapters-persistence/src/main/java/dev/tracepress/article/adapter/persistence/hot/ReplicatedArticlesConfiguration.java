package dev.tracepress.article.adapter.persistence.hot;

import dev.tracepress.article.adapter.persistence.ArticleCopiesConfiguration;
import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.shared.adapter.persistence.LatestChanges;
import dev.tracepress.shared.adapter.persistence.replica.ReplicaConfiguration;
import dev.tracepress.shared.adapter.persistence.replica.Replicas;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts replicas in front of the queries; without them all is as before, only that the primary answers everybody. */
@Configuration(proxyBeanMethods = false)
@Import({ReplicaConfiguration.class, ArticleCopiesConfiguration.class})
public class ReplicatedArticlesConfiguration {

    @Bean
    ReplicatedArticleQueries replicatedArticleQueries(
            @Qualifier("articleQueries") ArticleQueries stored,
            @Qualifier("replicas") ArticleQueries copied,
            Replicas replicas,
            LatestChanges changes) {
        return new ReplicatedArticleQueries(stored, copied, replicas, changes);
    }
}
