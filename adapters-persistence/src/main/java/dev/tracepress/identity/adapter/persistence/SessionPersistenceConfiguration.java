package dev.tracepress.identity.adapter.persistence;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.SessionWatch;
import dev.tracepress.identity.application.port.out.Sessions;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Offers sessions kept in PostgreSQL, of which only those ask who serve requests. */
@Configuration(proxyBeanMethods = false)
public class SessionPersistenceConfiguration {

    @Bean
    Sessions sessions(DatabaseClient database, AccessTokens tokens) {
        return new R2dbcSessions(database, tokens, Ticker.systemTicker());
    }

    @Bean
    SessionWatch sessionWatch(DatabaseClient database, InstantSource time) {
        return new R2dbcSessionWatch(database, time);
    }
}
