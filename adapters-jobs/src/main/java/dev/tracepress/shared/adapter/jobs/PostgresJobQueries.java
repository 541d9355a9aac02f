package dev.tracepress.shared.adapter.jobs;

import static dev.tracepress.shared.adapter.jobs.JobRow.there;
import static dev.tracepress.shared.adapter.jobs.OrNull.orNull;

import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobKindView;
import dev.tracepress.shared.application.port.out.JobPage;
import dev.tracepress.shared.application.port.out.JobQueries;
import dev.tracepress.shared.application.port.out.JobSearch;
import dev.tracepress.shared.application.port.out.JobState;
import dev.tracepress.shared.application.port.out.JobView;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Reads jobs from the tables in which they stand: those in the queue, the dead, and those that are over. */
final class PostgresJobQueries implements JobQueries {

    private static final String WANTED = "\nWHERE state = :state AND (:kind::text IS NULL OR kind = :kind)\n";

    /** Chosen by plain columns first, so that the JSON of no more jobs is read than are shown. */
    private static final String QUEUED = """
            WITH chosen AS MATERIALIZED (
                SELECT * FROM scheduled_tasks
                WHERE %s = :state AND (:kind::text IS NULL OR task_name = :kind)
                    AND (:due::timestamptz IS NULL
                        OR (execution_time, task_name, task_instance) > (:due, :after_kind, :after_id))
                ORDER BY execution_time, task_name, task_instance
                LIMIT :limit
            )
            %s
            ORDER BY due, kind, job_id""".formatted(JobRow.STATE, JobRow.queuedIn("chosen"));

    private static final String LATEST_FIRST = """
            AND (:before::bigint IS NULL OR number < :before)
            ORDER BY number DESC
            LIMIT :limit""";

    private static final String DEAD = "SELECT * FROM (" + JobRow.DEAD + ") AS job" + WANTED + LATEST_FIRST;

    private static final String FINISHED = "SELECT * FROM (" + JobRow.FINISHED + ") AS job" + WANTED + LATEST_FIRST;

    private static final String ONE = """
            (SELECT *, 1 AS choice FROM (%s) AS queued WHERE kind = :kind AND job_id = :id)
            UNION ALL
            (SELECT *, 2 FROM (%s) AS dead WHERE kind = :kind AND job_id = :id ORDER BY number DESC LIMIT 1)
            UNION ALL
            (SELECT *, 3 FROM (%s) AS finished WHERE kind = :kind AND job_id = :id ORDER BY number DESC LIMIT 1)
            ORDER BY choice
            LIMIT 1""".formatted(JobRow.QUEUED, JobRow.DEAD, JobRow.FINISHED);

    /**
     * The indexes alone bound what is read. Right after many jobs have come, before PostgreSQL has noted how many, it would
     * rather read and sort them all; and it would compile a plan whose estimate is high, for longer than it runs.
     */
    private static final String BY_INDEX = """
            SELECT set_config('enable_seqscan', 'off', TRUE), set_config('enable_bitmapscan', 'off', TRUE),
                   set_config('jit', 'off', TRUE)""";

    /** Leaps from kind to kind, and reads no more jobs of each than are counted. */
    private static final String KINDS = """
            WITH RECURSIVE queued AS (
                (SELECT task_name AS kind FROM scheduled_tasks ORDER BY task_name LIMIT 1)
                UNION ALL
                SELECT (SELECT task_name FROM scheduled_tasks WHERE task_name > queued.kind ORDER BY task_name LIMIT 1)
                FROM queued WHERE queued.kind IS NOT NULL
            ),
            died AS (
                (SELECT kind FROM dead_jobs ORDER BY kind LIMIT 1)
                UNION ALL
                SELECT (SELECT kind FROM dead_jobs WHERE kind > died.kind ORDER BY kind LIMIT 1)
                FROM died WHERE died.kind IS NOT NULL
            ),
            known AS (
                SELECT kind FROM job_kinds UNION SELECT kind FROM queued UNION SELECT kind FROM died
            )
            SELECT kind, paused_at,
                   (SELECT count(*) FROM (
                       SELECT FROM scheduled_tasks
                       WHERE task_name = kind AND NOT picked AND coalesce(consecutive_failures, 0) = 0
                           AND execution_time <= statement_timestamp()
                       ORDER BY execution_time LIMIT %1$d) AS job) AS waiting,
                   (SELECT count(*) FROM (
                       SELECT FROM scheduled_tasks
                       WHERE task_name = kind AND NOT picked AND coalesce(consecutive_failures, 0) = 0
                           AND execution_time > statement_timestamp()
                       ORDER BY execution_time LIMIT %1$d) AS job) AS scheduled,
                   (SELECT count(*) FROM (
                       SELECT FROM scheduled_tasks
                       WHERE task_name = kind AND NOT picked AND consecutive_failures > 0
                       ORDER BY execution_time LIMIT %1$d) AS job) AS retrying,
                   (SELECT count(*) FROM (
                       SELECT FROM scheduled_tasks WHERE task_name = kind AND picked LIMIT %1$d) AS job) AS running,
                   (SELECT count(*) FROM (
                       SELECT FROM dead_jobs WHERE dead_jobs.kind = known.kind
                       ORDER BY job_id LIMIT %1$d) AS job) AS dead,
                   coalesce(extract(epoch FROM statement_timestamp() - least(
                       (SELECT execution_time FROM scheduled_tasks
                        WHERE task_name = kind AND NOT picked AND coalesce(consecutive_failures, 0) = 0
                            AND execution_time <= statement_timestamp()
                        ORDER BY execution_time LIMIT 1),
                       (SELECT execution_time FROM scheduled_tasks
                        WHERE task_name = kind AND NOT picked AND consecutive_failures > 0
                            AND execution_time <= statement_timestamp()
                        ORDER BY execution_time LIMIT 1))), 0)::float8 AS oldest_due
            FROM known LEFT JOIN job_kinds USING (kind)
            WHERE kind IS NOT NULL
            ORDER BY kind""".formatted(JobKindView.MOST_COUNTED);

    private final DatabaseClient database;
    private final TransactionBoundary transactions;
    private final JobJson json;

    PostgresJobQueries(DatabaseClient database, TransactionBoundary transactions, JobJson json) {
        this.database = database;
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public Mono<JobPage> page(JobSearch search) {
        return Mono.fromSupplier(() ->
                        search.after().map(cursor -> JobPlace.of(cursor).among(isQueued(search.state()))))
                .flatMap(after -> transactions.inTransaction(page(search, after)));
    }

    private Mono<JobPage> page(JobSearch search, Optional<JobPlace> after) {
        var statement = switch (search.state()) {
            case WAITING, SCHEDULED, RETRYING, RUNNING ->
                database.sql(QUEUED)
                        .bind("due", orNull(after.flatMap(JobPlace::due), Instant.class))
                        .bind(
                                "after_kind",
                                after.map(place -> place.key().kind()).orElse(""))
                        .bind("after_id", after.map(place -> place.key().id()).orElse(""));
            case DEAD -> database.sql(DEAD).bind("before", orNull(after.map(JobPlace::number), Long.class));
            case SUCCEEDED, CANCELLED ->
                database.sql(FINISHED).bind("before", orNull(after.map(JobPlace::number), Long.class));
        };
        return statement
                .bind("state", search.state().name())
                .bind("kind", orNull(search.kind(), String.class))
                .bind("limit", search.size().value() + 1)
                .map(row -> JobRow.of(row, json))
                .all()
                .collectList()
                .map(rows -> page(rows, search.size().value()));
    }

    private static boolean isQueued(JobState state) {
        return switch (state) {
            case WAITING, SCHEDULED, RETRYING, RUNNING -> true;
            case DEAD, SUCCEEDED, CANCELLED -> false;
        };
    }

    /** One row more than fits tells that there is another page. */
    private static JobPage page(List<JobRow> rows, int size) {
        var shown = rows.stream().limit(size).toList();
        var next = rows.size() > size ? Optional.of(shown.getLast().place().cursor()) : Optional.<String>empty();
        return new JobPage(shown.stream().map(JobRow::view).toList(), next);
    }

    @Override
    public Mono<JobView> find(JobKey key) {
        return database.sql(ONE)
                .bind("kind", key.kind())
                .bind("id", key.id())
                .map(row -> JobRow.of(row, json).view())
                .one()
                .as(transactions::inTransaction);
    }

    @Override
    public Mono<List<JobKindView>> kinds() {
        return database.sql(BY_INDEX)
                .then()
                .then(database.sql(KINDS).map(PostgresJobQueries::kind).all().collectList())
                .as(transactions::inTransaction);
    }

    private static JobKindView kind(Readable row) {
        return new JobKindView(
                there(row, "kind", String.class),
                Optional.ofNullable(row.get("paused_at", Instant.class)),
                number(row, "waiting"),
                number(row, "scheduled"),
                number(row, "retrying"),
                number(row, "running"),
                number(row, "dead"),
                Duration.ofMillis(Math.round(there(row, "oldest_due", Double.class) * 1_000)));
    }

    private static long number(Readable row, String column) {
        return there(row, column, Long.class);
    }
}
