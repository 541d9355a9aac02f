package dev.tracepress.shared.adapter.jobs.operations;

import static dev.tracepress.shared.adapter.jobs.rows.JobRow.there;

import dev.tracepress.shared.adapter.jobs.Occurrences;
import dev.tracepress.shared.adapter.jobs.queue.AfterCommit;
import dev.tracepress.shared.adapter.jobs.queue.WakeUp;
import dev.tracepress.shared.adapter.jobs.worker.CancelAnnouncer;
import dev.tracepress.shared.adapter.jobs.worker.RunningJobs.Pick;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import io.r2dbc.spi.Readable;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
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

    /**
     * In the order of an index, so that no more is read than is asked for. The rows are locked first: what somebody else redrives at the
     * same time may be done and gone from the queue before this comes to it. Where that is the latest of its key, an older one does not take its place. What went is asked for by a truth value, for which PostgreSQL
     * makes a table of hashes; of a join it would compare each with each, since it expects few.
     */
    private static final String REDRIVE = """
            WITH looked AS MATERIALIZED (
                SELECT kind, job_id FROM dead_jobs
                WHERE (kind, job_id) > (:after_kind, :after_id)%s
                ORDER BY kind, job_id
                LIMIT :most
            ),
            locked AS MATERIALIZED (
                SELECT latest.*
                FROM (SELECT DISTINCT kind, job_id FROM looked) AS key
                CROSS JOIN LATERAL (
                    SELECT * FROM dead_jobs
                    WHERE dead_jobs.id = (
                        SELECT id FROM dead_jobs
                        WHERE dead_jobs.kind = key.kind AND dead_jobs.job_id = key.job_id
                        ORDER BY id DESC
                        LIMIT 1)
                    FOR UPDATE SKIP LOCKED
                ) AS latest
            ),
            redriven AS (
                INSERT INTO scheduled_tasks
                    (task_name, task_instance, task_data, execution_time, picked, version, priority, turn)
                SELECT kind, job_id, convert_to(envelope::text, 'UTF8'), statement_timestamp(), FALSE, 1, priority,
                       (job_envelope(convert_to(envelope::text, 'UTF8')) ->> 'turn')::integer
                FROM locked
                ORDER BY kind, job_id
                ON CONFLICT (task_name, task_instance) DO NOTHING
                RETURNING task_name, task_instance
            ),
            gone AS (
                DELETE FROM dead_jobs
                WHERE id IN (
                    SELECT id FROM locked
                    WHERE ((kind, job_id) IN (SELECT task_name, task_instance FROM redriven)) IS TRUE)
            )
            SELECT (SELECT count(*) FROM redriven) AS jobs, last.kind AS last_kind, last.job_id AS last_id
            FROM (SELECT count(*) AS number FROM looked) AS those
            LEFT JOIN (SELECT kind, job_id FROM looked ORDER BY kind DESC, job_id DESC LIMIT 1) AS last
                ON number = :most""";

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
    public Mono<Redriven> redrive(DeadJobs which, Optional<JobKey> after, int most) {
        return database.sql(PostgresJobQueries.BY_INDEX)
                .then()
                .then(dead(which)
                        .bind("after_kind", after.map(JobKey::kind).orElse(""))
                        .bind("after_id", after.map(JobKey::id).orElse(""))
                        .bind("most", most)
                        .map(PostgresJobControl::redriven)
                        .one())
                .delayUntil(_ -> AfterCommit.run(wakeUp::jobsAreWaiting))
                .as(transactions::inTransaction);
    }

    /** In words that tell PostgreSQL which part of the index it is. */
    private GenericExecuteSpec dead(DeadJobs which) {
        var statement = database.sql(
                REDRIVE.formatted(which.kind().map(_ -> " AND kind = :kind").orElse("")
                        + which.id().map(_ -> " AND job_id = :id").orElse("")));
        var ofKind = which.kind().map(kind -> statement.bind("kind", kind)).orElse(statement);
        return which.id().map(id -> ofKind.bind("id", id)).orElse(ofKind);
    }

    private static Redriven redriven(Readable row) {
        return new Redriven(
                there(row, "jobs", Long.class),
                Optional.ofNullable(row.get("last_kind", String.class))
                        .map(kind -> new JobKey(kind, there(row, "last_id", String.class))));
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
