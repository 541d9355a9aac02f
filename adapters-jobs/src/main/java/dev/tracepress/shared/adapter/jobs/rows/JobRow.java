package dev.tracepress.shared.adapter.jobs.rows;

import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobState;
import dev.tracepress.shared.application.port.out.JobView;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A job as one of the three tables tells of it.
 *
 * @param place where it stands in that table's order: what the next page begins after
 */
public record JobRow(JobView view, JobCursor place) {

    /** Where a job in the queue stands. */
    static final String STATE = """
            CASE WHEN picked THEN 'RUNNING'
                 WHEN consecutive_failures > 0 THEN 'RETRYING'
                 WHEN execution_time > statement_timestamp() THEN 'SCHEDULED'
                 ELSE 'WAITING'
            END""";

    /** Jobs in the queue, or those of them that were chosen; by the offset the envelope is read once, and not for each column. */
    private static final String QUEUED_IN = """
            SELECT task_name AS kind, task_instance AS job_id,
                   %s AS state,
                   priority::integer AS priority, coalesce(consecutive_failures, 0) + picked::integer AS attempts,
                   envelope ->> 'attempts' AS failures,
                   coalesce((envelope ->> 'enqueuedAt')::timestamptz, execution_time) AS enqueued_at,
                   execution_time AS due, picked_by AS worker,
                   split_part(envelope #>> '{trace,traceparent}', '-', 2) AS cause_trace, NULL AS trace,
                   NULL::timestamptz AS ended_at, 0::bigint AS number%s
            FROM %s
            CROSS JOIN LATERAL (SELECT job_envelope(task_data) AS envelope OFFSET 0) AS data""";

    private static final String DEAD_WITH = """
            SELECT kind, job_id, 'DEAD' AS state, priority::integer AS priority, attempts,
                   readable ->> 'attempts' AS failures,
                   coalesce((readable ->> 'enqueuedAt')::timestamptz, died_at) AS enqueued_at,
                   NULL::timestamptz AS due, readable #>> '{attempts,-1,worker}' AS worker,
                   split_part(readable #>> '{trace,traceparent}', '-', 2) AS cause_trace,
                   readable #>> '{attempts,-1,traceId}' AS trace, died_at AS ended_at, id AS number%s
            FROM dead_jobs
            CROSS JOIN LATERAL (SELECT job_envelope(convert_to(envelope::text, 'UTF8')) AS readable OFFSET 0) AS data""";

    private static final String FINISHED_WITH = """
            SELECT kind, job_id, upper(state) AS state, priority::integer AS priority, attempts,
                   failures::text AS failures, enqueued_at, NULL::timestamptz AS due, worker, cause_trace, trace,
                   finished_at AS ended_at, id AS number%s
            FROM finished_jobs""";

    public static final String QUEUED = QUEUED_IN.formatted(STATE, "", "scheduled_tasks");
    public static final String DEAD = DEAD_WITH.formatted("");
    public static final String FINISHED = FINISHED_WITH.formatted("");

    /** With the envelope, for whoever looks for what is in it. */
    public static String queuedWithEnvelope(String table) {
        return QUEUED_IN.formatted(STATE, ", envelope", table);
    }

    public static final String DEAD_WITH_ENVELOPE = DEAD_WITH.formatted(", readable AS envelope");

    /** Nothing is kept of it. */
    public static final String FINISHED_WITHOUT_ENVELOPE = FINISHED_WITH.formatted(", NULL::json AS envelope");

    public static JobRow of(Readable row, JobJson json) {
        var key = new JobKey(there(row, "kind", String.class), there(row, "job_id", String.class));
        var due = maybe(row, "due", Instant.class);
        var view = new JobView(
                key,
                JobState.valueOf(there(row, "state", String.class)),
                there(row, "priority", Integer.class),
                there(row, "attempts", Integer.class),
                maybe(row, "failures", String.class)
                        .map(text -> json.attempts(text).stream()
                                .map(PastAttempt::view)
                                .toList())
                        .orElse(List.of()),
                there(row, "enqueued_at", Instant.class),
                due,
                maybe(row, "worker", String.class),
                maybe(row, "cause_trace", String.class),
                maybe(row, "trace", String.class),
                maybe(row, "ended_at", Instant.class));
        return new JobRow(view, new JobCursor(due, key, there(row, "number", Long.class)));
    }

    public static <T> T there(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    private static <T> Optional<T> maybe(Readable row, String column, Class<T> type) {
        return Optional.ofNullable(row.get(column, type));
    }
}
