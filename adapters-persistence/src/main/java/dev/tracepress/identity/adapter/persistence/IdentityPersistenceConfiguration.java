package dev.tracepress.identity.adapter.persistence;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.SessionWatch;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.shared.adapter.persistence.Changes;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Offers users and sessions kept in PostgreSQL. */
@Configuration(proxyBeanMethods = false)
public class IdentityPersistenceConfiguration {

    @Bean
    UserRepository userRepository(DatabaseClient database, Changes changes) {
        return new R2dbcUserRepository(database, changes);
    }

    @Bean
    Sessions sessions(DatabaseClient database, AccessTokens tokens) {
        return new R2dbcSessions(database, tokens, Ticker.systemTicker());
    }

    @Bean
    SessionWatch sessionWatch(DatabaseClient database, InstantSource time) {
        return new R2dbcSessionWatch(database, time);
    }
}
