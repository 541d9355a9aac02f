package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.jobs.JobTelemetry;
import dev.tracepress.shared.adapter.jobs.listening.ListeningSettings;
import dev.tracepress.shared.adapter.jobs.postgres.PostgresJobsConfiguration;
import dev.tracepress.shared.adapter.jobs.queue.LocalWorker;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The queue on a database of its own, wired by the configuration of production; several can share one database. */
public final class JobsUnderTest implements AutoCloseable {

    /** So long that no test which passes has waited for it. */
    public static final Duration NEVER = Duration.ofHours(1);

    private final PostgresStore store;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private JobsUnderTest(
            PostgresStore store,
            JobSettings settings,
            List<? extends JobKind<?>> kinds,
            InstantSource time,
            ListeningSettings listening) {
        this.store = store;
        context.registerBean(JobSettings.class, () -> settings);
        context.registerBean(JobTelemetry.class, TracedJobs::new);
        context.registerBean(InstantSource.class, () -> time);
        context.registerBean(RandomGenerator.class, () -> new Random(1));
        context.registerBean(DatabaseClient.class, store::database);
        // As a singleton it is left alone when this process ends: it is the store's.
        context.getBeanFactory().registerSingleton("dataSource", store.bean(DataSource.class));
        context.registerBean(ListeningSettings.class, () -> listening);
        context.registerBean("direct", ConnectionFactory.class, store::directConnections);
        context.registerBean("health", ConnectionFactory.class, store::directConnections);
        context.registerBean(TransactionBoundary.class, store::transactions);
        for (var kind : kinds) {
            context.registerBean(kind.name(), JobKind.class, () -> kind);
        }
        context.register(PostgresJobsConfiguration.class);
        context.refresh();
    }

    /** Only enqueues. */
    public static JobsUnderTest enqueuing() {
        return on(PostgresStore.on(TestPostgres.migrated()), settings(false), List.of());
    }

    /** A process that nothing wakes but what it hears. */
    public static JobSettings settings(boolean runsJobs) {
        return new JobSettings(runsJobs, 5, NEVER, NEVER, Duration.ofSeconds(10), NEVER, NEVER);
    }

    static JobSettings polling(Duration heartbeat) {
        return new JobSettings(true, 5, Duration.ofMillis(5), heartbeat, Duration.ofSeconds(10), NEVER, NEVER);
    }

    /** A worker that gives back at once what runs when it is to stop. */
    public static JobSettings impatient() {
        return new JobSettings(true, 5, NEVER, NEVER, Duration.ofMillis(1), NEVER, NEVER);
    }

    /** A worker that does nothing before it is told to. */
    static JobSettings oneAtATime() {
        return new JobSettings(false, 1, NEVER, NEVER, Duration.ofSeconds(10), NEVER, NEVER);
    }

    public static JobsUnderTest on(PostgresStore store, JobSettings settings, List<? extends JobKind<?>> kinds) {
        return on(store, settings, kinds, Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)));
    }

    public static JobsUnderTest on(
            PostgresStore store, JobSettings settings, List<? extends JobKind<?>> kinds, InstantSource time) {
        return new JobsUnderTest(store, settings, kinds, time, new ListeningSettings(true));
    }

    /** A process that hears nothing of others and tells them nothing. */
    static JobsUnderTest untold(PostgresStore store, JobSettings settings, List<? extends JobKind<?>> kinds) {
        return new JobsUnderTest(store, settings, kinds, InstantSource.system(), new ListeningSettings(false));
    }

    /** Starts the worker, or wakes the one that is there. */
    void startWorking() {
        var worker = bean(JobWorker.class);
        if (!worker.isRunning()) {
            worker.start();
        }
        bean(LocalWorker.class).look();
    }

    public JobQueue queue() {
        return context.getBean(JobQueue.class);
    }

    public PostgresStore store() {
        return store;
    }

    public JobRunner runner() {
        return context.getBean(JobRunner.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** How many jobs are in the queue, in whatever state, beside those that recur. */
    public Mono<Integer> waiting() {
        return store.database()
                .sql("SELECT count(*)::int FROM scheduled_tasks WHERE task_instance <> 'recurring'")
                .mapValue(Integer.class)
                .one();
    }

    @Override
    public void close() {
        context.close();
        store.close();
    }

    /** Leaves the database to others that share it. */
    public void closeJobs() {
        context.close();
    }
}
