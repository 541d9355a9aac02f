package dev.tracepress.wiring;

import dev.tracepress.shared.adapter.persistence.DatabaseSettings;
import dev.tracepress.shared.adapter.persistence.DatabaseWays;
import dev.tracepress.shared.adapter.persistence.SharedPersistenceConfiguration;
import dev.tracepress.wiring.embedded.Database;
import dev.tracepress.wiring.embedded.DevelopmentFolder;
import dev.tracepress.wiring.embedded.EmbeddedDatabase;
import dev.tracepress.wiring.settings.Settings;
import dev.tracepress.wiring.settings.StartupRefused;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.ClassUtils;

/** Chooses the database: the one that DATABASE_URL names, or in development an embedded one. */
@Configuration(proxyBeanMethods = false)
@Import(SharedPersistenceConfiguration.class)
class DatabaseWiring {

    private static final String EMBEDDED = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

    @Bean(destroyMethod = "close")
    Database database(Settings settings) {
        return settings.databaseUrl()
                .<Database>map(url -> new ExternalDatabase(url.settings(settings.databaseConnections())))
                .orElseGet(() -> embedded(settings.databaseConnections()));
    }

    @Bean
    DatabaseSettings databaseSettings(Database database) {
        return database.settings();
    }

    /** Looks where they lead, before anybody relies on it. */
    @Bean
    DatabaseWays databaseWays(DatabaseSettings database, Settings settings) {
        return DatabaseWays.find(
                database, settings.databaseDirectUrl().map(url -> url.settings(settings.databaseConnections())));
    }

    private static Database embedded(int connections) {
        if (!ClassUtils.isPresent(EMBEDDED, DatabaseWiring.class.getClassLoader())) {
            throw new StartupRefused(
                    "DATABASE_URL is not set, and the jar carries no embedded PostgreSQL",
                    "Set DATABASE_URL to postgres://user:password@host:5432/database, or start from the sources with: mvn spring-boot:run");
        }
        return EmbeddedDatabase.start(DevelopmentFolder.here(), connections);
    }

    /** One that others run. */
    record ExternalDatabase(DatabaseSettings settings) implements Database {

        @Override
        public String description() {
            return settings.toString();
        }

        @Override
        public void close() {
            // It was there before and stays.
        }
    }
}
