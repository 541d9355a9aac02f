package dev.tracepress.shared.adapter.jobs.operations;

import static dev.tracepress.shared.adapter.jobs.rows.JobRow.there;
import static dev.tracepress.shared.adapter.jobs.rows.OrNull.orNull;

import dev.tracepress.shared.adapter.jobs.Occurrences;
import dev.tracepress.shared.adapter.jobs.queue.AfterCommit;
import dev.tracepress.shared.adapter.jobs.queue.WakeUp;
import dev.tracepress.shared.adapter.jobs.worker.CancelAnnouncer;
import dev.tracepress.shared.adapter.jobs.worker.RunningJobs.Pick;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Each of the operators' wishes is one statement, which no worker can come between. */
final class PostgresJobControl implements JobControl {

    /**
     * Waits for an attempt that is just committing; whoever comes later finds no row to complete and rolls back. What waits
     * behind the job is another job, and takes its place.
     */
    private static final String CANCEL = """
            WITH held AS MATERIALIZED (
                SELECT *, job_envelope(task_data) AS envelope FROM scheduled_tasks
                WHERE task_name = :kind AND task_instance = :id AND task_instance <> :recurring
                FOR UPDATE
            ),
            removed AS (
                DELETE FROM scheduled_tasks AS job USING held
                WHERE job.task_name = held.task_name AND job.task_instance = held.task_instance
                    AND held.follow_up IS NULL
            ),
            advanced AS (
                UPDATE scheduled_tasks AS job SET
                    task_data = held.follow_up,
                    execution_time = held.follow_up_time,
                    consecutive_failures = 0,
                    follow_up = NULL, follow_up_time = NULL,
                    picked = FALSE, picked_by = NULL, last_heartbeat = NULL,
                    version = held.version + 1
                FROM held
                WHERE job.task_name = held.task_name AND job.task_instance = held.task_instance
                    AND held.follow_up IS NOT NULL
            ),
            finished AS (
                INSERT INTO finished_jobs
                    (kind, job_id, state, priority, attempts, failures, cause_trace, worker, enqueued_at, finished_at)
                SELECT task_name, task_instance, 'cancelled', priority,
                       coalesce(consecutive_failures, 0) + picked::integer, envelope -> 'attempts',
                       split_part(envelope #>> '{trace,traceparent}', '-', 2), picked_by,
                       coalesce((envelope ->> 'enqueuedAt')::timestamptz, execution_time), statement_timestamp()
                FROM held
            )
            SELECT picked, version FROM held""";

    /** A version of its own keeps a worker from taking what it read before. */
    private static final String RUN_NOW = """
            WITH held AS MATERIALIZED (
                SELECT task_name, task_instance, picked FROM scheduled_tasks
                WHERE task_name = :kind AND task_instance = :id
                FOR UPDATE
            ),
            hastened AS (
                UPDATE scheduled_tasks AS job SET execution_time = statement_timestamp(), version = job.version + 1
                FROM held
                WHERE job.task_name = held.task_name AND job.task_instance = held.task_instance
                    AND NOT held.picked AND job.execution_time > statement_timestamp()
            )
            SELECT picked FROM held""";

    private static final String REDRIVE = """
            WITH chosen AS MATERIALIZED (
                SELECT DISTINCT ON (kind, job_id) id
                FROM dead_jobs
                WHERE (:kind::text IS NULL OR kind = :kind) AND (:id::text IS NULL OR job_id = :id)
                    AND NOT EXISTS (
                        SELECT FROM scheduled_tasks WHERE task_name = kind AND task_instance = job_id)
                ORDER BY kind, job_id, dead_jobs.id DESC
            ),
            redriven AS (
                DELETE FROM dead_jobs USING chosen WHERE dead_jobs.id = chosen.id RETURNING dead_jobs.*
            )
            INSERT INTO scheduled_tasks
                (task_name, task_instance, task_data, execution_time, picked, version, priority, turn)
            SELECT kind, job_id, convert_to(envelope::text, 'UTF8'), statement_timestamp(), FALSE, 1, priority,
                   (envelope ->> 'turn')::integer
            FROM redriven""";

    private static final String PAUSE =
            "UPDATE job_kinds SET paused_at = coalesce(paused_at, statement_timestamp()) WHERE kind = :kind";

    private static final String RESUME = "UPDATE job_kinds SET paused_at = NULL WHERE kind = :kind";

    private final DatabaseClient database;
    private final TransactionBoundary transactions;
    private final CancelAnnouncer cancels;
    private final WakeUp wakeUp;

    PostgresJobControl(
            DatabaseClient database, TransactionBoundary transactions, CancelAnnouncer cancels, WakeUp wakeUp) {
        this.database = database;
        this.transactions = transactions;
        this.cancels = cancels;
        this.wakeUp = wakeUp;
    }

    @Override
    public Mono<Boolean> cancel(JobKey key) {
        return database.sql(CANCEL)
                .bind("kind", key.kind())
                .bind("id", key.id())
                .bind("recurring", Occurrences.ROW)
                .map(row -> new Ended(
                        there(row, "picked", Boolean.class),
                        new Pick(key.kind(), key.id(), there(row, "version", Long.class))))
                .one()
                .delayUntil(ended -> AfterCommit.run(() -> tellOf(ended)))
                .as(transactions::inTransaction)
                .map(_ -> true)
                .defaultIfEmpty(false);
    }

    private void tellOf(Ended ended) {
        // What waited behind the job may be due.
        wakeUp.jobsAreWaiting();
        if (ended.wasRunning()) {
            cancels.announce(ended.pick());
        }
    }

    @Override
    public Mono<Boolean> runNow(JobKey key) {
        return database.sql(RUN_NOW)
                .bind("kind", key.kind())
                .bind("id", key.id())
                .fetch()
                .one()
                .delayUntil(_ -> AfterCommit.run(wakeUp::jobsAreWaiting))
                .as(transactions::inTransaction)
                .map(_ -> true)
                .defaultIfEmpty(false);
    }

    @Override
    public Mono<Long> redrive(DeadJobs which) {
        return database.sql(REDRIVE)
                .bind("kind", orNull(which.kind(), String.class))
                .bind("id", orNull(which.id(), String.class))
                .fetch()
                .rowsUpdated()
                .delayUntil(_ -> AfterCommit.run(wakeUp::jobsAreWaiting))
                .as(transactions::inTransaction);
    }

    @Override
    public Mono<Boolean> pause(String kind) {
        return marked(PAUSE, kind).as(transactions::inTransaction);
    }

    @Override
    public Mono<Boolean> resume(String kind) {
        return marked(RESUME, kind)
                .delayUntil(_ -> AfterCommit.run(wakeUp::jobsAreWaiting))
                .as(transactions::inTransaction);
    }

    private Mono<Boolean> marked(String statement, String kind) {
        return database.sql(statement).bind("kind", kind).fetch().rowsUpdated().map(rows -> rows == 1);
    }

    private record Ended(boolean wasRunning, Pick pick) {}
}
