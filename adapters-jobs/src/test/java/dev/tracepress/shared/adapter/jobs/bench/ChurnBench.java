package dev.tracepress.shared.adapter.jobs.bench;

import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.jobs.NewJob;
import dev.tracepress.shared.adapter.jobs.worker.JobsUnderTest;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;

/**
 * What becomes of the tables while jobs come and go for a long time, beside so many that wait for next year and so many that are
 * over: how soon jobs start, how many dead rows there are, how large the tables get, and how long it takes to forget.
 */
final class ChurnBench {

    static final int MINUTES = Integer.getInteger("churn", 0);

    private static final int HELD = Integer.getInteger("held", 10_000_000);
    private static final int RATE = Integer.getInteger("rate", 500);
    private static final int LOOKS = 10;
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(2L * MINUTES + 10);

    private final BenchDatabase database;
    private final PostgresStore store;
    private final JobsUnderTest queue;
    private final BenchJob job;

    ChurnBench(BenchDatabase database, PostgresStore store) {
        this.database = database;
        this.store = store;
        this.job = new BenchJob(store.database(), BenchJob.TOGETHER);
        this.queue = JobsUnderTest.on(store, JobSettings.usual(false), List.of(job));
    }

    List<String> run() throws IOException {
        fill();
        try (var _ = BenchWorker.start(database.settings(), BenchJob.TOGETHER)) {
            var lines = IntStream.range(0, LOOKS).mapToObj(this::look).toList();
            return Stream.of(
                            List.of(
                                    String.format(
                                            Locale.ROOT,
                                            "%,d jobs for next year, %,d that are over, %s more a second",
                                            HELD,
                                            HELD,
                                            RATE),
                                    "",
                                    "| After | done | start p50, p99, max | dead rows | `scheduled_tasks`, indexes | vacuumed | `finished_jobs` |",
                                    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"),
                            lines,
                            List.of("", forget()))
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private void fill() {
        database.sql(
                "SELECT open_finished_jobs(since, since + interval '6 hours') FROM generate_series("
                        + "(SELECT min(since) FROM finished_jobs_partitions) - interval '2 days',"
                        + " (SELECT min(since) FROM finished_jobs_partitions) - interval '6 hours', interval '6 hours') AS since");
        database.sql("""
                INSERT INTO scheduled_tasks
                    (task_name, task_instance, task_data, execution_time, picked, consecutive_failures, version, priority)
                SELECT 'bench', 'far-' || n, '{"enqueuedAt":"2026-01-01T00:00:00Z"}', now() + interval '1 year', FALSE, 0, 1, 50
                FROM generate_series(1, %s) AS n""".formatted(HELD));
        database.sql("""
                INSERT INTO finished_jobs
                    (kind, job_id, state, priority, attempts, trace, enqueued_at, started_at, finished_at)
                SELECT 'bench', 'over-' || n, 'succeeded', 50, 1, md5(n::text), now(), now(), now() - n * interval '2 days' / %1$s
                FROM generate_series(1, %1$s) AS n""".formatted(HELD));
        database.sql("VACUUM ANALYZE");
    }

    private String look(int number) {
        var before = done();
        enqueueFor(Duration.ofMinutes(MINUTES).dividedBy(LOOKS));
        return String.format(
                Locale.ROOT,
                "| %.1f min | %,d | %s, %s, %s ms | %,d | %,d, %,d MB | %s × | %,d MB |",
                (number + 1.0) * MINUTES / LOOKS,
                done() - before,
                wait("percentile_cont(0.5) WITHIN GROUP (ORDER BY %s)"),
                wait("percentile_cont(0.99) WITHIN GROUP (ORDER BY %s)"),
                wait("max(%s)"),
                database.count("SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 'scheduled_tasks'"),
                megabytes("pg_table_size('scheduled_tasks')"),
                megabytes("pg_indexes_size('scheduled_tasks')"),
                database.count("SELECT autovacuum_count FROM pg_stat_user_tables WHERE relname = 'scheduled_tasks'"),
                megabytes("(SELECT sum(pg_total_relation_size(inhrelid)) FROM pg_inherits"
                        + " WHERE inhparent = 'finished_jobs'::regclass)"));
    }

    private long done() {
        return database.count("SELECT count(*) FROM bench_effects");
    }

    /** From being enqueued to being started, in milliseconds, of those of the last time. */
    private long wait(String figure) {
        return database.count(
                "SELECT coalesce(1000 * %s, 0) FROM finished_jobs WHERE finished_at > now() - %s * interval '1 minute' / %s"
                                .formatted(
                                        figure.formatted("extract(epoch FROM started_at - enqueued_at)"),
                                        MINUTES,
                                        LOOKS)
                        + " AND job_id LIKE 'churn-%'");
    }

    private long megabytes(String size) {
        return database.count("SELECT " + size + " / 1000000");
    }

    private void enqueueFor(Duration time) {
        var together = (int) (RATE * TICK.toMillis() / 1_000);
        var prefix = "churn-" + System.nanoTime() + "-";
        Flux.interval(TICK)
                .onBackpressureBuffer()
                .take(time.dividedBy(TICK))
                .concatMap(tick -> Flux.range(0, together)
                        .map(number -> NewJob.of(prefix + tick + "-" + number, new BenchJob.Payload(number)))
                        .collectList()
                        .flatMap(some ->
                                store.transactions().inTransaction(queue.queue().enqueueAll(job, some))))
                .blockLast(PATIENCE);
    }

    private String forget() {
        var before = database.count("SELECT count(*) FROM finished_jobs");
        var begin = System.nanoTime();
        database.sql("SELECT forget_finished_jobs((SELECT name FROM finished_jobs_partitions ORDER BY until LIMIT 1))");
        var took = System.nanoTime() - begin;
        return String.format(
                Locale.ROOT,
                "A partition of %,d of %,d jobs that are over was forgotten in %.0f ms",
                before - database.count("SELECT count(*) FROM finished_jobs"),
                before,
                took / 1e6);
    }
}
