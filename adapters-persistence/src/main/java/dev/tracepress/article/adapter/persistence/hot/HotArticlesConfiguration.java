package dev.tracepress.article.adapter.persistence.hot;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.shared.adapter.persistence.OtherInstances;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Puts the memory in front of the queries; without it all is as before, only slower. */
@Configuration(proxyBeanMethods = false)
public class HotArticlesConfiguration {

    @Bean
    LatestChanges latestChanges() {
        return new LatestChanges();
    }

    @Bean
    @Primary
    HotArticleQueries hotArticleQueries(
            @Qualifier("articleQueries") ArticleQueries stored,
            LatestChanges changes,
            OtherInstances others,
            HotArticlesSettings settings,
            InstantSource time) {
        return new HotArticleQueries(stored, changes, others, settings, time, Ticker.systemTicker());
    }
}
