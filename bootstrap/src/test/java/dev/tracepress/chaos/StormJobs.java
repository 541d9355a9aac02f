package dev.tracepress.chaos;

import dev.tracepress.shared.adapter.jobs.Backoff;
import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.shared.adapter.jobs.JobPolicy.Effects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What the storms add to a service: jobs, good and poisonous, and a route that enqueues them. */
@Configuration(proxyBeanMethods = false)
@Import({StormRoutes.class, StormPeople.class, UnshieldedWiring.class, CheapPasswords.class})
class StormJobs {

    static final String ROW = "storm-row";
    static final String CALL = "storm-call";
    static final String THROWS = "storm-throws";
    static final String HANGS = "storm-hangs";
    static final String BLOCKS = "storm-blocks";
    static final String HALTS = "storm-halts";

    /** The property that names the folder of the storm, and the file there which mends the poison. */
    static final String FOLDER = "storm.folder";

    static final String MENDED = "mended";

    /** Each costs a worker. */
    static final int ATTEMPTS_AT_HALTING = 2;

    /** More, since the halting job may take some of them with it; the last must be their own. */
    static final int ATTEMPTS_AT_OTHERS = ATTEMPTS_AT_HALTING + 2;

    private static final JobPolicy POISON = JobPolicy.USUAL
            .attempts(ATTEMPTS_AT_OTHERS)
            .backoff(new Backoff(Duration.ofMillis(200), Duration.ofMillis(200), 0))
            .deadline(Duration.ofSeconds(2));

    private static final Path MENDED_FILE = Path.of(System.getProperty(FOLDER, ""), MENDED);

    /** Nothing in the database keeps it from being written twice. */
    @Bean
    StormKind row(DatabaseClient database) {
        return new StormKind(ROW, JobPolicy.USUAL, job -> insert(database, "storm_rows", job));
    }

    /** What it writes stands for the call of another system: it has no part in the transaction that ends the job. */
    @Bean
    StormKind call(DatabaseClient database) {
        return new StormKind(
                CALL, JobPolicy.USUAL.effects(Effects.OUTSIDE), job -> insert(database, "storm_calls", job));
    }

    @Bean
    StormKind throwing() {
        return new StormKind(
                THROWS,
                POISON,
                _ -> isMended() ? Mono.empty() : Mono.error(new IllegalArgumentException("it always throws")));
    }

    @Bean
    StormKind hanging() {
        return new StormKind(HANGS, POISON, _ -> Mono.fromRunnable(StormJobs::hang));
    }

    /** Hangs where the answer of the database arrives. */
    @Bean
    StormKind blocking(DatabaseClient database) {
        return new StormKind(
                BLOCKS, POISON, _ -> database.sql("SELECT 1").then().then(Mono.fromRunnable(StormJobs::hang)));
    }

    @Bean
    StormKind halting() {
        return new StormKind(
                HALTS,
                POISON.attempts(ATTEMPTS_AT_HALTING),
                _ -> Mono.fromRunnable(() -> {
                    if (!isMended()) {
                        Runtime.getRuntime().halt(1);
                    }
                }));
    }

    private static Mono<Void> insert(DatabaseClient database, String table, Job<StormKind.Payload> job) {
        return database.sql("INSERT INTO " + table + " (job) VALUES (:job)")
                .bind("job", job.id())
                .then()
                .then(Mono.delay(Duration.ofMillis(job.payload().millis())))
                .then();
    }

    /** Does not even heed interrupts. */
    private static void hang() {
        while (!isMended()) {
            var _ = Thread.interrupted();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static boolean isMended() {
        return Files.exists(MENDED_FILE);
    }
}
