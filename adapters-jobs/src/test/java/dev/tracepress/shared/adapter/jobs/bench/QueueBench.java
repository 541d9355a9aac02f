package dev.tracepress.shared.adapter.jobs.bench;

import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.jobs.NewJob;
import dev.tracepress.shared.adapter.jobs.worker.JobsUnderTest;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Measures the queue, with a worker in another process and an effect in the database per job, on a PostgreSQL with fsync:
 * how soon a job starts after its commit, how many are drained in a second, what 100,000 waiting ones do to both, and how
 * many pgbench manages with the same statements. {@code ops/bench/jobs.sh} runs it; it prints tables in Markdown.
 */
final class QueueBench {

    private static final int BACKLOG = Integer.getInteger("backlog", 100_000);
    private static final int DRAINED = Integer.getInteger("drained", 20_000);
    private static final List<Integer> WORKERS = Stream.of(
                    System.getProperty("workers", "1,2,4,8").split(",", -1))
            .map(Integer::valueOf)
            .toList();
    private static final int TIMED = Integer.getInteger("timed", 500);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PACE = Duration.ofMillis(20);
    private static final Duration SOON = Duration.ofMinutes(30);
    private static final Duration LATER = Duration.ofDays(1);

    private final BenchDatabase database;
    private final PostgresStore store;
    private final JobsUnderTest queue;
    private final BenchJob job;
    private final List<String> table = new ArrayList<>();

    private QueueBench(BenchDatabase database, PostgresStore store) {
        this.database = database;
        this.store = store;
        this.job = new BenchJob(store.database(), BenchJob.TOGETHER);
        this.queue = JobsUnderTest.on(store, JobSettings.usual(false), List.of(job));
    }

    /** The argument is the file for the table, since others write to the standard output, too. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (var database = BenchDatabase.start();
                var store = PostgresStore.on(database.settings())) {
            Files.write(
                    Path.of(arguments[0]),
                    ChurnBench.MINUTES > 0
                            ? new ChurnBench(database, store).run()
                            : new QueueBench(database, store).run());
        }
        System.exit(0);
    }

    private List<String> run() throws IOException, InterruptedException {
        say("| What | Figure |");
        say("| --- | ---: |");
        enqueuing("empty queue");
        try (var worker = start(BenchJob.TOGETHER)) {
            var _ = drained(List.of(worker), DRAINED);
            latency("idle worker in another process");
        }
        drain(1, 1);
        for (var workers : WORKERS) {
            drain(workers, BenchJob.TOGETHER);
        }
        say(String.format(
                Locale.ROOT,
                "| scheduled_tasks after %,d jobs have come and gone: rows, indexes | %,.1f MB, %,.1f MB |",
                database.count("SELECT count(*) FROM finished_jobs"),
                database.count("SELECT pg_table_size('scheduled_tasks')") / 1e6,
                database.count("SELECT pg_indexes_size('scheduled_tasks')") / 1e6));
        fill(BACKLOG, Instant.now().plus(LATER));
        enqueuing(BACKLOG + " jobs scheduled");
        try (var worker = start(BenchJob.TOGETHER)) {
            var _ = drained(List.of(worker), 5_000);
            latency(BACKLOG + " jobs scheduled");
        }
        database.sql("UPDATE scheduled_tasks SET execution_time = now() - interval '1 second', priority = 10");
        enqueuing(BACKLOG + " jobs waiting");
        try (var _ = start(BenchJob.TOGETHER)) {
            database.sql("TRUNCATE bench_effects");
            // They warm up the new process; the rest of the backlog is still there.
            database.eventually("SELECT count(*) >= " + BACKLOG / 4 + " FROM bench_effects");
            latency(BACKLOG + " jobs of lower priority being worked off");
        }
        var left = waiting();
        try (var worker = start(BenchJob.TOGETHER)) {
            var rate = rate(List.of(worker), left);
            say(String.format(
                    Locale.ROOT,
                    "| a backlog of %,d is drained, one worker of 5 at a time | %,.0f jobs/s |",
                    left,
                    rate.perSecond()));
        }
        say(String.format(
                Locale.ROOT,
                "| pgbench with the same statements, 5 connections | %,.0f jobs/s |",
                new PgbenchLimit(database).jobsPerSecond()));
        return table;
    }

    /** Commit to the start of the handler, one job after another. */
    private void latency(String situation) {
        database.sql("TRUNCATE bench_effects");
        var committed = new ConcurrentHashMap<String, Instant>();
        Flux.range(0, TIMED)
                .concatMap(number ->
                        Mono.delay(PACE).then(enqueue("timed-" + situation.hashCode() + "-" + number, committed)))
                .blockLast(PATIENCE);
        database.eventually("SELECT count(*) >= " + TIMED + " FROM bench_effects WHERE job_id LIKE 'timed%'");
        var waits = database.startedAt().entrySet().stream()
                .filter(started -> committed.containsKey(started.getKey()))
                .map(started -> micros(committed, started))
                .sorted()
                .toList();
        say(String.format(
                Locale.ROOT,
                "| commit to start of the handler, %s | p50 %.1f ms, p99 %.1f ms |",
                situation,
                percentile(waits, 50),
                percentile(waits, 99)));
    }

    private static long micros(Map<String, Instant> committed, Map.Entry<String, Instant> started) {
        return ChronoUnit.MICROS.between(committed.getOrDefault(started.getKey(), Instant.MAX), started.getValue());
    }

    private static double percentile(List<Long> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1e3;
    }

    private Mono<Boolean> enqueue(String id, Map<String, Instant> committed) {
        return store.transactions()
                .inTransaction(queue.queue().enqueue(job, NewJob.of(id, new BenchJob.Payload(1))))
                .doOnNext(_ -> committed.put(id, Instant.now()));
    }

    /** One job a transaction, one transaction after another, with nobody at work. */
    private void enqueuing(String situation) {
        var begin = System.nanoTime();
        Flux.range(0, 2_000)
                .concatMap(number -> enqueue("enqueued-" + number, new ConcurrentHashMap<>()))
                .blockLast(PATIENCE);
        var took = System.nanoTime() - begin;
        say(String.format(
                Locale.ROOT, "| a transaction that enqueues one job, %s | %.2f ms |", situation, took / 1e6 / 2_000));
        database.sql("DELETE FROM scheduled_tasks WHERE task_instance LIKE 'enqueued-%'");
    }

    private void drain(int workers, int together) {
        var all = IntStream.range(0, workers).mapToObj(_ -> start(together)).toList();
        var _ = drained(all, DRAINED * workers);
        database.sql("SELECT pg_stat_statements_reset()");
        var rate = drained(all, DRAINED * workers);
        say(String.format(
                Locale.ROOT,
                "| %,d jobs are drained, %s warm worker%s of 5 at a time, %s a commit at most | %,.0f jobs/s, %.1f a pick, %.1f a commit |",
                DRAINED * workers,
                workers,
                workers == 1 ? "" : "s",
                together,
                rate.perSecond(),
                database.jobsAPick(),
                database.jobsACommit()));
        say(String.format(
                Locale.ROOT,
                "| CPU a job: the worker%s, PostgreSQL | %.0f µs, %.0f µs |",
                workers == 1 ? "" : "s",
                rate.workerMicros(),
                rate.postgresMicros()));
        all.forEach(BenchWorker::close);
    }

    private BenchWorker start(int together) {
        try {
            return BenchWorker.start(database.settings(), together);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A process drains many before its code is compiled, so figures are of jobs that come after others. */
    private Rate drained(List<BenchWorker> workers, int jobs) {
        fill(jobs, Instant.now().plus(SOON));
        database.sql(
                "UPDATE scheduled_tasks SET execution_time = now() WHERE task_name = 'bench' AND execution_time < now() + interval '1 hour'");
        return rate(workers, jobs);
    }

    /** From the first effect to the last, so that the start of a process does not count. */
    private Rate rate(List<BenchWorker> workers, long jobs) {
        database.sql("TRUNCATE bench_effects");
        database.eventually("SELECT count(*) > 100 FROM bench_effects");
        var workersBefore = cpu(workers);
        var postgresBefore = database.cpu();
        var doneBefore = database.count("SELECT count(*) FROM bench_effects");
        var begin = System.nanoTime();
        database.eventually(
                "SELECT count(*) = 0 FROM scheduled_tasks WHERE task_name = 'bench' AND execution_time <= now()");
        var took = System.nanoTime() - begin;
        var done = database.count("SELECT count(*) FROM bench_effects") - doneBefore;
        if (done < jobs / 2) {
            throw new IllegalStateException("only " + done + " of " + jobs + " jobs were seen");
        }
        return new Rate(
                done / (took / 1e9),
                cpu(workers).minus(workersBefore).toNanos() / 1e3 / done,
                database.cpu().minus(postgresBefore).toNanos() / 1e3 / done);
    }

    private static Duration cpu(List<BenchWorker> workers) {
        return workers.stream().map(BenchWorker::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    private void fill(int jobs, Instant due) {
        var prefix = "job-" + System.nanoTime() + "-";
        Flux.range(0, jobs)
                .map(number ->
                        NewJob.of(prefix + number, new BenchJob.Payload(number)).due(due))
                .buffer(5_000)
                .concatMap(
                        some -> store.transactions().inTransaction(queue.queue().enqueueAll(job, some)))
                .blockLast(PATIENCE);
        database.sql("ANALYZE scheduled_tasks");
    }

    private long waiting() {
        return database.count("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'bench'");
    }

    private void say(String line) {
        System.out.println(line);
        table.add(line);
    }

    private record Rate(double perSecond, double workerMicros, double postgresMicros) {}
}
