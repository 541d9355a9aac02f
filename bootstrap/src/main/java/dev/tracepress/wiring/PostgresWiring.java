package dev.tracepress.wiring;

import dev.tracepress.article.adapter.jobs.ArticleJobsConfiguration;
import dev.tracepress.article.adapter.persistence.ArticlePersistenceConfiguration;
import dev.tracepress.article.application.ArticleUseCases;
import dev.tracepress.article.application.port.in.CheckFavoritesUseCase;
import dev.tracepress.article.application.port.out.FavoriteCounts;
import dev.tracepress.identity.adapter.persistence.IdentityPersistenceConfiguration;
import dev.tracepress.identity.adapter.persistence.SessionPersistenceConfiguration;
import dev.tracepress.notification.adapter.jobs.NotificationArrivalsConfiguration;
import dev.tracepress.notification.adapter.jobs.NotificationFeedConfiguration;
import dev.tracepress.notification.adapter.persistence.NotificationPersistenceConfiguration;
import dev.tracepress.shared.adapter.jobs.listening.DatabaseListener;
import dev.tracepress.shared.adapter.jobs.listening.ListeningSettings;
import dev.tracepress.shared.adapter.jobs.postgres.PostgresJobsConfiguration;
import dev.tracepress.shared.adapter.jobs.worker.AnswersToJobs;
import dev.tracepress.wiring.embedded.Database;
import dev.tracepress.wiring.settings.Choices;
import dev.tracepress.wiring.settings.Storage;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import reactor.core.publisher.Flux;

/** Keeps everything in PostgreSQL, jobs included. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnStorage(Storage.POSTGRESQL)
@Import({
    DatabaseWiring.class,
    IdentityPersistenceConfiguration.class,
    ArticlePersistenceConfiguration.class,
    NotificationPersistenceConfiguration.class,
    PostgresJobsConfiguration.class,
    NotificationArrivalsConfiguration.class,
    ArticleJobsConfiguration.class
})
class PostgresWiring {

    @Bean
    StoragePlace storagePlace(Database database) {
        return new StoragePlace(database.description());
    }

    @Bean
    CheckFavoritesUseCase checkFavorites(FavoriteCounts counts) {
        return ArticleUseCases.checkFavorites(counts);
    }

    @Bean
    ListeningSettings listeningSettings(Choices choices) {
        return new ListeningSettings(choices.listens());
    }

    /** One who does not hear finds jobs by polling: worth a look, and no reason to be restarted. */
    @Bean
    HealthIndicator jobsListener(DatabaseListener listener) {
        return () -> Health.up()
                .withDetail("listens", listener.listens())
                .withDetail("connected", listener.isConnected())
                .build();
    }

    /** Whoever talks to the database for a job is answered where a job may block. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ConnectionFactoryDecorator answersToJobsDecorator(AnswersToJobs answers) {
        return answers::decorate;
    }

    /**
     * Requests go by another driver than migrations do, over connections that nobody watches yet: here it gets in for the first
     * time, or says what is in the way.
     */
    @Bean
    DatabaseClock time(@Qualifier("postgresServers") ConnectionFactory connections) {
        return DatabaseClock.set(
                Clock.tick(Clock.systemUTC(), SharedWiring.TICK),
                System::nanoTime,
                Flux.usingWhen(
                        connections.create(),
                        connection -> Flux.range(0, 3).concatMap(_ -> timeOf(connection)),
                        Connection::close));
    }

    private static Flux<Instant> timeOf(Connection connection) {
        return Flux.from(connection.createStatement("SELECT clock_timestamp()").execute())
                .concatMap(answer -> answer.map(row -> Objects.requireNonNull(row.get(0, Instant.class))));
    }

    /** What only those need who serve requests. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnServingRequests
    @Import({SessionPersistenceConfiguration.class, NotificationFeedConfiguration.class})
    static class Serving {}
}
