package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.notification.application.port.in.NotifyAuthorUseCase;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.shared.adapter.jobs.CallTelemetry;
import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.jobs.JobTelemetry;
import dev.tracepress.shared.adapter.jobs.listening.ListeningSettings;
import dev.tracepress.shared.adapter.jobs.postgres.PostgresJobsConfiguration;
import dev.tracepress.shared.adapter.jobs.worker.TracedJobs;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The queue and what is built on it, on a database of its own, wired by the configurations of production. */
public final class FanOutUnderTest implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(5);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final PostgresStore store = PostgresStore.on(TestPostgres.migrated());
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private FanOutUnderTest(boolean runsJobs) {
        context.registerBean(JobSettings.class, () -> new JobSettings(runsJobs, 5, POLL, NEVER, GRACE, NEVER, NEVER));
        context.registerBean(JobTelemetry.class, TracedJobs::new);
        context.registerBean(CallTelemetry.class, CallTelemetry::none);
        context.registerBean(InstantSource.class, () -> Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)));
        context.registerBean(RandomGenerator.class, () -> new Random(1));
        context.registerBean(DatabaseClient.class, store::database);
        context.registerBean(DataSource.class, () -> store.bean(DataSource.class));
        context.registerBean(ListeningSettings.class, () -> new ListeningSettings(true));
        context.registerBean("direct", ConnectionFactory.class, store::directConnections);
        context.registerBean("health", ConnectionFactory.class, store::directConnections);
        context.registerBean(TransactionBoundary.class, store::transactions);
        context.registerBean(NotificationQueries.class, store::notificationQueries);
        context.registerBean(UserRepository.class, store::users);
        context.registerBean(NotifyAuthorUseCase.class, () -> _ -> Mono.empty());
        context.register(
                PostgresJobsConfiguration.class,
                NotificationJobsConfiguration.class,
                NotificationArrivalsConfiguration.class);
    }

    /** With a worker that does what is enqueued. */
    public static FanOutUnderTest working() {
        return new FanOutUnderTest(true);
    }

    /** What is enqueued stays where it is. */
    public static FanOutUnderTest enqueuing() {
        return new FanOutUnderTest(false);
    }

    public FanOutUnderTest with(Class<?> configuration) {
        context.register(configuration);
        return this;
    }

    public <T> FanOutUnderTest with(Class<T> type, T bean) {
        context.registerBean(type, () -> bean);
        return this;
    }

    public FanOutUnderTest start() {
        context.refresh();
        return this;
    }

    public PostgresStore store() {
        return store;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    @Override
    public void close() {
        context.close();
        store.close();
    }
}
