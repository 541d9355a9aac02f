package dev.tracepress.article.adapter.persistence.hot;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.shared.adapter.persistence.LatestChanges;
import dev.tracepress.shared.adapter.persistence.LatestChangesConfiguration;
import dev.tracepress.shared.adapter.persistence.OtherInstances;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** Puts the memory in front of the queries; without it all is as before, only slower. */
@Configuration(proxyBeanMethods = false)
@Import(LatestChangesConfiguration.class)
public class HotArticlesConfiguration {

    @Bean
    @Primary
    HotArticleQueries hotArticleQueries(
            @Qualifier("articleQueries") ArticleQueries stored,
            ObjectProvider<ReplicatedArticleQueries> replicated,
            LatestChanges changes,
            OtherInstances others,
            HotArticlesSettings settings,
            InstantSource time) {
        return new HotArticleQueries(
                Optional.<ArticleQueries>ofNullable(replicated.getIfAvailable()).orElse(stored),
                changes,
                others,
                settings,
                time,
                Ticker.systemTicker());
    }
}
