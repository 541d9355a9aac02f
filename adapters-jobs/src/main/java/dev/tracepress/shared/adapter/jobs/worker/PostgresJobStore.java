package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.shared.adapter.jobs.rows.OrNull.orNull;

import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.rows.JobEnvelope;
import dev.tracepress.shared.adapter.jobs.rows.JobJson;
import dev.tracepress.shared.adapter.jobs.rows.NextRun;
import dev.tracepress.shared.adapter.jobs.rows.TraceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** In the tables of PostgreSQL; a statement each, which counts only while the row has the version that the worker holds. */
final class PostgresJobStore implements JobStore {

    private static final String HELD = " WHERE task_name = :kind AND task_instance = :id AND version = :version";

    private static final String REMOVE = "DELETE FROM scheduled_tasks" + HELD + " AND follow_up IS NULL";

    private static final String FINISHED = """
            INSERT INTO finished_jobs
                (kind, job_id, state, priority, attempts, failures, cause_trace, trace, worker, enqueued_at, started_at,
                 finished_at)
            SELECT :kind, :id, :state, :priority, :attempt, :past::json, :cause, :trace, :worker, :enqueued, :started, statement_timestamp()""";

    /** The usual end of a job, in one round trip. */
    private static final String COMPLETE =
            "WITH done AS (" + REMOVE + " RETURNING version)\n" + FINISHED + " FROM done";

    /** Of those that are held, each once. */
    private static final String COMPLETE_ALL = """
            WITH held AS (
                SELECT * FROM unnest(:ids::text[], :versions::bigint[], :priorities::smallint[], :attempts::integer[],
                    :pasts::text[], :causes::text[], :traces::text[], :workers::text[], :enqueued::text[], :started::text[])
                    AS held (id, version, priority, attempt, past, cause, trace, worker, enqueued, started)
            ), done AS (
                DELETE FROM scheduled_tasks AS job USING held
                WHERE job.task_name = :kind AND job.task_instance = held.id AND job.version = held.version
                    AND job.follow_up IS NULL
                RETURNING held.*
            )
            INSERT INTO finished_jobs
                (kind, job_id, state, priority, attempts, failures, cause_trace, trace, worker, enqueued_at, started_at,
                 finished_at)
            SELECT :kind, id, 'succeeded', priority, attempt, past::json, cause, trace, worker, enqueued::timestamptz,
                started::timestamptz, statement_timestamp()
            FROM done""";

    /** To what waits behind it, or else to its next occurrence. */
    private static final String ADVANCE = """
            UPDATE scheduled_tasks SET
                task_data = coalesce(follow_up, convert_to(:data, 'UTF8')),
                execution_time = coalesce(follow_up_time, :due),
                consecutive_failures = 0,
                follow_up = NULL, follow_up_time = NULL,
                picked = FALSE, picked_by = NULL, last_heartbeat = NULL,
                version = version + 1""" + HELD + " AND coalesce(follow_up_time, :due) IS NOT NULL";

    /** To be tried again, unless another one waits behind it. */
    private static final String PUT_BACK = """
            UPDATE scheduled_tasks SET
                task_data = coalesce(follow_up, convert_to(:data, 'UTF8')),
                execution_time = coalesce(follow_up_time, :due),
                consecutive_failures = CASE WHEN follow_up IS NULL THEN :failures ELSE 0 END,
                last_failure = CASE WHEN :failures > :failures_before THEN statement_timestamp() ELSE last_failure END,
                follow_up = NULL, follow_up_time = NULL,
                picked = FALSE, picked_by = NULL, last_heartbeat = NULL,
                version = version + 1""" + HELD;

    private static final String DEAD = """
            INSERT INTO dead_jobs (kind, job_id, priority, envelope, attempts, last_error, died_at)
            VALUES (:kind, :id, :priority, :data::json, :attempt, :error, statement_timestamp())""";

    private final DatabaseClient database;
    private final JobJson json;

    PostgresJobStore(DatabaseClient database, JobJson json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Mono<Void> complete(Attempt attempt, Optional<NextRun> next) {
        return end(attempt, "succeeded", next);
    }

    @Override
    public Mono<Void> cancel(Attempt attempt, Optional<NextRun> next) {
        return end(attempt, "cancelled", next);
    }

    private Mono<Void> end(Attempt attempt, String state, Optional<NextRun> next) {
        var atOnce =
                next.isPresent() ? Mono.just(false) : counts(finished(held(COMPLETE, attempt.job()), attempt, state));
        return atOnce.filter(done -> !done)
                .flatMap(_ -> advance(attempt.job(), next)
                        .then(counts(finished(key(FINISHED, attempt.job()), attempt, state))))
                .then();
    }

    @Override
    public Mono<Void> completeAll(List<Attempt> attempts) {
        return database.sql(COMPLETE_ALL)
                .bind("kind", attempts.getFirst().job().kind())
                .bind(
                        "ids",
                        each(attempts, String[]::new, attempt -> attempt.job().id()))
                .bind(
                        "versions",
                        each(attempts, Long[]::new, attempt -> attempt.job().version()))
                .bind("priorities", each(attempts, Short[]::new, attempt ->
                        (short) attempt.job().priority()))
                .bind(
                        "attempts",
                        each(attempts, Integer[]::new, attempt -> attempt.job().attempt()))
                .bind(
                        "pasts",
                        each(attempts, String[]::new, attempt -> past(attempt).orElse(null)))
                .bind(
                        "causes",
                        each(attempts, String[]::new, attempt -> cause(attempt).orElse(null)))
                .bind(
                        "traces",
                        each(
                                attempts,
                                String[]::new,
                                attempt -> TraceId.in(attempt.trace()).orElse(null)))
                .bind(
                        "workers",
                        each(attempts, String[]::new, attempt -> attempt.job().worker()))
                .bind(
                        "enqueued",
                        each(
                                attempts,
                                String[]::new,
                                attempt -> attempt.job().envelope().enqueuedAt().toString()))
                .bind(
                        "started",
                        each(
                                attempts,
                                String[]::new,
                                attempt -> attempt.startedAt().toString()))
                .fetch()
                .rowsUpdated()
                .filter(done -> done == attempts.size())
                .switchIfEmpty(Mono.error(FencedOut::new))
                .then();
    }

    private static <T extends @Nullable Object> T[] each(
            List<Attempt> attempts, IntFunction<T[]> array, Function<Attempt, T> value) {
        return attempts.stream().map(value).toArray(array);
    }

    @Override
    public Mono<Void> bury(HeldJob job, JobEnvelope envelope, String error, String id, Optional<NextRun> next) {
        var left = next.isPresent() ? Mono.just(false) : counts(held(REMOVE, job));
        return left.filter(gone -> !gone)
                .flatMap(_ -> advance(job, next))
                .then(counts(database.sql(DEAD)
                        .bind("kind", job.kind())
                        .bind("id", id)
                        .bind("priority", job.priority())
                        .bind("data", json.text(envelope))
                        .bind("attempt", job.attempt())
                        .bind("error", error)))
                .then();
    }

    @Override
    public Mono<Void> putBack(HeldJob job, JobEnvelope envelope, Instant due, int failures) {
        return mustCount(held(PUT_BACK, job)
                .bind("data", json.text(envelope))
                .bind("due", due)
                .bind("failures", failures)
                .bind("failures_before", job.failures()));
    }

    private Mono<Void> advance(HeldJob job, Optional<NextRun> next) {
        return mustCount(held(ADVANCE, job)
                .bind("data", orNull(next.map(run -> json.text(run.envelope())), String.class))
                .bind("due", orNull(next.map(NextRun::due), Instant.class)));
    }

    private GenericExecuteSpec finished(GenericExecuteSpec statement, Attempt attempt, String state) {
        return statement
                .bind("priority", attempt.job().priority())
                .bind("past", orNull(past(attempt), String.class))
                .bind("state", state)
                .bind("attempt", attempt.job().attempt())
                .bind("cause", orNull(cause(attempt), String.class))
                .bind("trace", orNull(TraceId.in(attempt.trace()), String.class))
                .bind("worker", attempt.job().worker())
                .bind("enqueued", attempt.job().envelope().enqueuedAt())
                .bind("started", attempt.startedAt());
    }

    /** The attempts that failed. */
    private Optional<String> past(Attempt attempt) {
        return Optional.of(attempt.job().envelope().attempts())
                .filter(attempts -> !attempts.isEmpty())
                .map(json::text);
    }

    private static Optional<String> cause(Attempt attempt) {
        return TraceId.in(attempt.job().envelope().trace());
    }

    private GenericExecuteSpec held(String statement, HeldJob job) {
        return key(statement, job).bind("version", job.version());
    }

    private GenericExecuteSpec key(String statement, HeldJob job) {
        return database.sql(statement).bind("kind", job.kind()).bind("id", job.id());
    }

    private static Mono<Boolean> counts(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().map(rows -> rows == 1);
    }

    private static Mono<Void> mustCount(GenericExecuteSpec statement) {
        return counts(statement)
                .filter(held -> held)
                .switchIfEmpty(Mono.error(FencedOut::new))
                .then();
    }
}
