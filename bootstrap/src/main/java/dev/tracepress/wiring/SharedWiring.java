package dev.tracepress.wiring;

import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.jobs.listening.DatabaseListener;
import dev.tracepress.shared.adapter.jobs.postgres.PostgresJobsConfiguration;
import dev.tracepress.shared.adapter.jobs.worker.AnswersToJobs;
import dev.tracepress.shared.adapter.web.OpsAccess;
import dev.tracepress.shared.adapter.web.ProxySettings;
import dev.tracepress.shared.adapter.web.RequestSettings;
import dev.tracepress.shared.application.HealthChecks;
import dev.tracepress.shared.application.port.in.HealthCheck;
import dev.tracepress.shared.application.port.out.HealthProbe;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
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
import reactor.netty.resources.LoopResources;

/** Time, chance, jobs and health: what every module shares. */
@Configuration(proxyBeanMethods = false)
@Import(PostgresJobsConfiguration.class)
class SharedWiring {

    /** PostgreSQL keeps microseconds: a finer clock would show other times before storing than after. */
    private static final Duration TICK = Duration.ofNanos(1_000);

    /**
     * Requests go by another driver than migrations do, over connections that nobody watches yet: here it gets in for the first
     * time, or says what is in the way.
     */
    @Bean
    DatabaseClock time(@Qualifier("postgresqlConnectionFactory") ConnectionFactory connections) {
        return DatabaseClock.set(
                Clock.tick(Clock.systemUTC(), TICK),
                Flux.usingWhen(
                        connections.create(),
                        connection -> Flux.range(0, 3).concatMap(_ -> timeOf(connection)),
                        Connection::close));
    }

    private static Flux<Instant> timeOf(Connection connection) {
        return Flux.from(connection.createStatement("SELECT clock_timestamp()").execute())
                .concatMap(answer -> answer.map(row -> Objects.requireNonNull(row.get(0, Instant.class))));
    }

    @Bean(destroyMethod = "close")
    EventLoops eventLoops() {
        return EventLoops.start();
    }

    /** Whoever takes them stops before they do, and leaves their end to them. */
    @Bean(destroyMethod = "")
    LoopResources eventLoopResources(EventLoops loops) {
        return loops.resources();
    }

    @Bean
    RandomGenerator chance() {
        return new SecureRandom();
    }

    @Bean
    JobSettings jobSettings(Settings settings) {
        return settings.jobs();
    }

    /** Whoever talks to the database for a job is answered where a job may block. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ConnectionFactoryDecorator answersToJobsDecorator(AnswersToJobs answers) {
        return answers::decorate;
    }

    @Bean
    RequestSettings requestSettings(Settings settings) {
        return settings.requests();
    }

    @Bean
    ProxySettings proxySettings(Settings settings) {
        return settings.proxies();
    }

    @Bean
    OpsAccess opsAccess(Settings settings) {
        return settings.opsToken()
                .map(OpsAccess::byToken)
                .orElseGet(() -> settings.production() ? OpsAccess.closed() : OpsAccess.open());
    }

    /** One who does not hear finds jobs by polling: worth a look, and no reason to be restarted. */
    @Bean
    HealthIndicator jobsListener(DatabaseListener listener) {
        return () -> Health.up().withDetail("connected", listener.isConnected()).build();
    }

    @Bean
    HealthCheck healthCheck(List<HealthProbe> probes) {
        return HealthChecks.of(probes);
    }
}
