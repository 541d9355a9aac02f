package dev.tracepress.wiring;

import dev.tracepress.wiring.settings.Role;
import dev.tracepress.wiring.settings.SettingSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Brings the schema up to date and ends, for whoever wants that done, and seen to succeed, before the first process of a new
 * version starts. Every other role does the same at its start, where then nothing is left to do.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
@Import(DatabaseWiring.class)
class MigrationApplication {

    private static final Logger LOG = LoggerFactory.getLogger("dev.tracepress");

    /** Asked before anything is built, since the role decides what is. */
    static boolean isWanted(String... settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(settings));
        return new SettingSource(environment)
                .text("TRACEPRESS_ROLE")
                .filter(Role.MIGRATE.name()::equalsIgnoreCase)
                .isPresent();
    }

    static SpringApplication application() {
        var application = new SpringApplication(MigrationApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        // Pools and listeners are of no use here, and would take connections.
        application.setLazyInitialization(true);
        return application;
    }

    @Bean
    static LazyInitializationExcludeFilter migrationsAtOnce() {
        return LazyInitializationExcludeFilter.forBeanTypes(FlywayMigrationInitializer.class);
    }

    @Bean
    static ApplicationListener<ApplicationReadyEvent> migrated() {
        return _ -> LOG.info("The schema is up to date");
    }
}
