package dev.tracepress.shared.adapter.jobs.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/**
 * How many jobs PostgreSQL itself could drain: pgbench sends what one job costs, with as many connections as the worker has
 * jobs at once. A job is picked in a statement of its own, and its effect and its end are one transaction.
 */
record PgbenchLimit(BenchDatabase database) {

    private static final String JOB = """
            WITH due AS MATERIALIZED (
                SELECT task_name, task_instance FROM scheduled_tasks
                WHERE task_name = 'bench' AND priority = 50 AND NOT picked AND execution_time <= now()
                ORDER BY execution_time LIMIT 1 FOR UPDATE SKIP LOCKED
            )
            UPDATE scheduled_tasks AS job
            SET picked = true, picked_by = 'pgbench', last_heartbeat = now(), version = version + 1
            FROM due WHERE job.task_name = due.task_name AND job.task_instance = due.task_instance
            RETURNING job.task_instance AS id \\gset
            BEGIN;
            INSERT INTO bench_effects (job_id, started_at) VALUES (:id::text, now());
            WITH done AS (
                DELETE FROM scheduled_tasks WHERE task_name = 'bench' AND task_instance = :id::text AND version = 2
                    AND follow_up IS NULL
                RETURNING version
            )
            INSERT INTO finished_jobs
                (kind, job_id, state, priority, attempts, enqueued_at, started_at, finished_at)
            SELECT 'bench', :id::text, 'succeeded', 50, 1, now(), now(), now() FROM done;
            COMMIT;
            """;

    private static final int JOBS = 20_000;
    private static final int AT_ONCE = 5;
    private static final int PATIENCE_MINUTES = 10;

    double jobsPerSecond() throws IOException, InterruptedException {
        database.sql("TRUNCATE bench_effects, scheduled_tasks");
        database.sql("""
                INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version, priority)
                SELECT 'bench', 'pgbench-' || n, convert_to('{"v":1,"payload":{"number":1}}', 'UTF8'), now(), false, 1, 50
                FROM generate_series(1, %s) AS n""".formatted(JOBS));
        database.sql("ANALYZE scheduled_tasks");
        var script = Files.createTempFile("job", ".sql");
        Files.writeString(script, JOB);
        var pgbench = new ProcessBuilder(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(database.port()),
                        "-U",
                        "postgres",
                        "-c",
                        Integer.toString(AT_ONCE),
                        "-t",
                        Integer.toString(JOBS / AT_ONCE),
                        "-f",
                        script.toString(),
                        "postgres")
                .redirectErrorStream(true)
                .start();
        var said = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!pgbench.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || pgbench.exitValue() != 0) {
            throw new IllegalStateException(said);
        }
        return said.lines()
                .filter(line -> line.startsWith("tps = "))
                .mapToDouble(line -> Double.parseDouble(line.split(" ", -1)[2]))
                .findFirst()
                .orElseThrow();
    }
}
