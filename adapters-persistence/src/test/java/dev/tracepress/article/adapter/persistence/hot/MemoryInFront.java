package dev.tracepress.article.adapter.persistence.hot;

import dev.tracepress.shared.adapter.persistence.OtherInstances;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The memory in front of the queries of a store, for so long that no test sees it end. */
@Configuration(proxyBeanMethods = false)
@Import(HotArticlesConfiguration.class)
class MemoryInFront {

    @Bean
    HotArticlesSettings hotArticlesSettings() {
        return HotArticlesSettings.usual(Duration.ofHours(1));
    }

    @Bean
    Heard otherInstances() {
        return new Heard(new AtomicBoolean(true));
    }

    /** Other instances, heard or not. */
    record Heard(AtomicBoolean heard) implements OtherInstances {
        @Override
        public boolean areHeard() {
            return heard.get();
        }
    }
}
