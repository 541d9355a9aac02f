package dev.tracepress.identity.adapter.persistence;

import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.shared.adapter.persistence.Changes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Offers users kept in PostgreSQL, of whom workers ask too. */
@Configuration(proxyBeanMethods = false)
public class IdentityPersistenceConfiguration {

    @Bean
    UserRepository userRepository(DatabaseClient database, Changes changes) {
        return new R2dbcUserRepository(database, changes);
    }
}
