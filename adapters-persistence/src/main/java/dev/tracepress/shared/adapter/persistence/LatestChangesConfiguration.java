package dev.tracepress.shared.adapter.persistence;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Remembers what was changed last, for whoever shows what may have been read before. */
@Configuration(proxyBeanMethods = false)
public class LatestChangesConfiguration {

    @Bean
    LatestChanges latestChanges() {
        return new LatestChanges();
    }
}
