package dev.tracepress.shared.adapter.jobs.operations;

import static dev.tracepress.shared.adapter.jobs.rows.JobRow.there;
import static dev.tracepress.shared.adapter.jobs.rows.OrNull.orNull;

import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.rows.JobCursor;
import dev.tracepress.shared.adapter.jobs.rows.JobJson;
import dev.tracepress.shared.adapter.jobs.rows.JobRow;
import dev.tracepress.shared.adapter.jobs.rows.LookedAt;
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
import java.util.function.BiFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Reads jobs from the tables in which they stand: those in the queue, the dead, and those that are over. */
final class PostgresJobQueries implements JobQueries {

    /** Leaps from kind to kind, of which there are few, and reads no jobs in between. */
    private static final String LEAP = """
            %1$s AS (
                (SELECT %2$s AS kind FROM %3$s ORDER BY %2$s LIMIT 1)
                UNION ALL
                SELECT (SELECT %2$s FROM %3$s WHERE %2$s > %1$s.kind ORDER BY %2$s LIMIT 1)
                FROM %1$s WHERE %1$s.kind IS NOT NULL
            )""";

    /** As the partial indexes say it, word for word: in other words PostgreSQL would not know them. */
    private static final String UNTRIED = "NOT picked AND coalesce(consecutive_failures, 0) = 0";

    private static final String RETRYING = "NOT picked AND consecutive_failures > 0";

    /**
     * Of each kind no more jobs are read than are looked through, in the order of an index. Chosen by plain columns first, so that the
     * JSON of no more is read either. A kind goes on behind the place if it comes later in the order, else behind its time.
     */
    private static final String QUEUED = """
            WITH RECURSIVE %s,
            chosen AS MATERIALIZED (
                SELECT job.*
                FROM known
                CROSS JOIN LATERAL (
                    SELECT * FROM scheduled_tasks
                    WHERE task_name = known.kind AND %s
                        AND (execution_time, task_instance) > (
                            coalesce(:due::timestamptz, '-infinity')
                                + CASE WHEN known.kind < :after_kind THEN interval '1 microsecond' ELSE interval '0' END,
                            CASE WHEN known.kind = :after_kind THEN :after_id ELSE '' END)
                    ORDER BY execution_time, task_instance
                    LIMIT :looks
                ) AS job
                WHERE known.kind IS NOT NULL AND (:kind::text IS NULL OR known.kind = :kind)
                ORDER BY execution_time, task_name, task_instance
                LIMIT :looks
            ),
            job AS (%s),
            %s""";

    /**
     * Those that are over, the latest first; of each kind no more are read than are looked through. Numbers are negated as in the index of
     * the kinds, since the primary key has the order too, and would be followed past all jobs of other kinds.
     */
    private static final String OVER = """
            WITH RECURSIVE %s,
            job AS MATERIALIZED (
                SELECT job.*
                FROM known
                CROSS JOIN LATERAL (
                    SELECT * FROM (%s) AS over
                    WHERE kind = known.kind AND -number > -coalesce(:before::bigint, 9223372036854775807)
                    ORDER BY -number
                    LIMIT :looks
                ) AS job
                WHERE known.kind IS NOT NULL AND (:kind::text IS NULL OR known.kind = :kind)
                ORDER BY number DESC
                LIMIT :looks
            ),
            %s""";

    /** Of the jobs those that were asked for, and the last that was looked at; both limits are there for one page. */
    private static final String FOUND = """
            looked AS MATERIALIZED (
                SELECT job.*, row_number() OVER (ORDER BY %s) AS nth,
                       (:id::text IS NULL OR strpos(job_id, :id) > 0)
                           AND (:cause::text IS NULL OR cause_trace IS NOT DISTINCT FROM :cause)
                           AND (:user::text IS NULL OR EXISTS (
                               SELECT FROM unnest(:user_kinds::text[], :user_fields::text[]) AS named (kind, field)
                               WHERE named.kind = job.kind
                                   AND envelope #>> ARRAY['payload', named.field] = :user)) AS found
                FROM job
            ),
            shown AS (SELECT * FROM looked WHERE found ORDER BY nth LIMIT :limit)
            SELECT * FROM shown
            UNION ALL
            SELECT * FROM looked
            WHERE nth = (SELECT max(nth) FROM looked) AND nth > coalesce((SELECT max(nth) FROM shown), 0)
            ORDER BY nth""";

    private static final String FOUND_QUEUED = FOUND.formatted("due, kind, job_id");
    private static final String FOUND_OVER = FOUND.formatted("number DESC");

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
    static final String BY_INDEX = """
            SELECT set_config('enable_seqscan', 'off', TRUE), set_config('enable_bitmapscan', 'off', TRUE),
                   set_config('jit', 'off', TRUE)""";

    /** Reads no more jobs of each kind than are counted. */
    private static final String KINDS = """
            WITH RECURSIVE %2$s,
            %3$s,
            known AS (
                SELECT kind FROM job_kinds UNION SELECT kind FROM queued UNION SELECT kind FROM died
            )
            SELECT kind, paused_at,
                   (SELECT count(*) FROM (
                       SELECT FROM scheduled_tasks
                       WHERE task_name = kind AND %4$s
                           AND execution_time <= statement_timestamp()
                       ORDER BY execution_time LIMIT %1$s) AS job) AS waiting,
                   (SELECT count(*) FROM (
                       SELECT FROM scheduled_tasks
                       WHERE task_name = kind AND %4$s
                           AND execution_time > statement_timestamp()
                       ORDER BY execution_time LIMIT %1$s) AS job) AS scheduled,
                   (SELECT count(*) FROM (
                       SELECT FROM scheduled_tasks
                       WHERE task_name = kind AND %5$s
                       ORDER BY execution_time LIMIT %1$s) AS job) AS retrying,
                   (SELECT count(*) FROM (
                       SELECT FROM scheduled_tasks WHERE task_name = kind AND picked LIMIT %1$s) AS job) AS running,
                   (SELECT count(*) FROM (
                       SELECT FROM dead_jobs WHERE dead_jobs.kind = known.kind
                       ORDER BY job_id LIMIT %1$s) AS job) AS dead,
                   coalesce(extract(epoch FROM statement_timestamp() - least(
                       (SELECT execution_time FROM scheduled_tasks
                        WHERE task_name = kind AND %4$s
                            AND execution_time <= statement_timestamp()
                        ORDER BY execution_time LIMIT 1),
                       (SELECT execution_time FROM scheduled_tasks
                        WHERE task_name = kind AND %5$s
                            AND execution_time <= statement_timestamp()
                        ORDER BY execution_time LIMIT 1))), 0)::float8 AS oldest_due
            FROM known LEFT JOIN job_kinds USING (kind)
            WHERE kind IS NOT NULL
            ORDER BY kind""".formatted(
                    JobKindView.MOST_COUNTED,
                    leap("queued", "task_name", "scheduled_tasks"),
                    leap("died", "kind", "dead_jobs"),
                    UNTRIED,
                    RETRYING);

    private final DatabaseClient database;
    private final TransactionBoundary transactions;
    private final JobJson json;
    private final List<String> kindsOfUsers;
    private final List<String> fieldsOfUsers;

    PostgresJobQueries(
            DatabaseClient database, TransactionBoundary transactions, JobJson json, List<JobKind<?>> kinds) {
        this.database = database;
        this.transactions = transactions;
        this.json = json;
        this.kindsOfUsers = ofUsers(kinds, (kind, _) -> kind.name());
        this.fieldsOfUsers = ofUsers(kinds, (_, field) -> field);
    }

    private static List<String> ofUsers(List<JobKind<?>> kinds, BiFunction<JobKind<?>, String, String> column) {
        return kinds.stream()
                .flatMap(kind -> kind.users().stream().sorted().map(field -> column.apply(kind, field)))
                .toList();
    }

    @Override
    public Mono<JobPage> page(JobSearch search) {
        return Mono.fromSupplier(() ->
                        search.after().map(cursor -> JobCursor.of(cursor).among(isQueued(search.state()))))
                .flatMap(after -> transactions.inTransaction(page(search, after)));
    }

    private Mono<JobPage> page(JobSearch search, Optional<JobCursor> after) {
        var statement = switch (search.state()) {
            case WAITING -> queued(UNTRIED + " AND execution_time <= statement_timestamp()", after);
            case SCHEDULED -> queued(UNTRIED + " AND execution_time > statement_timestamp()", after);
            case RETRYING -> queued(RETRYING, after);
            case RUNNING -> queued("picked", after);
            case DEAD -> over("dead_jobs", JobRow.DEAD_WITH_ENVELOPE, after);
            case SUCCEEDED ->
                over("finished_jobs", JobRow.FINISHED_WITHOUT_ENVELOPE + " WHERE state = 'succeeded'", after);
            case CANCELLED ->
                over("finished_jobs", JobRow.FINISHED_WITHOUT_ENVELOPE + " WHERE state = 'cancelled'", after);
        };
        return database.sql(BY_INDEX)
                .then()
                .then(statement
                        .bind("kind", orNull(search.kind(), String.class))
                        .bind("looks", search.looksThrough())
                        .bind("limit", search.size().value() + 1)
                        .bind("id", orNull(search.filter().id(), String.class))
                        .bind("cause", orNull(search.filter().causeTrace(), String.class))
                        .bind("user", orNull(search.filter().user().map(String::valueOf), String.class))
                        .bind("user_kinds", kindsOfUsers.toArray(String[]::new))
                        .bind("user_fields", fieldsOfUsers.toArray(String[]::new))
                        .map(this::lookedAt)
                        .all()
                        .collectList()
                        .map(seen -> LookedAt.page(seen, search)));
    }

    private GenericExecuteSpec queued(String condition, Optional<JobCursor> after) {
        var kinds = leap("known", "task_name", "scheduled_tasks");
        return database.sql(QUEUED.formatted(kinds, condition, JobRow.queuedWithEnvelope("chosen"), FOUND_QUEUED))
                .bind("due", orNull(after.flatMap(JobCursor::due), Instant.class))
                .bind("after_kind", after.map(place -> place.key().kind()).orElse(""))
                .bind("after_id", after.map(place -> place.key().id()).orElse(""));
    }

    private GenericExecuteSpec over(String table, String jobs, Optional<JobCursor> after) {
        return database.sql(OVER.formatted(leap("known", "kind", table), jobs, FOUND_OVER))
                .bind("before", orNull(after.map(JobCursor::number), Long.class));
    }

    private static String leap(String name, String column, String table) {
        return LEAP.formatted(name, column, table);
    }

    private static boolean isQueued(JobState state) {
        return switch (state) {
            case WAITING, SCHEDULED, RETRYING, RUNNING -> true;
            case DEAD, SUCCEEDED, CANCELLED -> false;
        };
    }

    private LookedAt lookedAt(Readable row) {
        return new LookedAt(JobRow.of(row, json), there(row, "nth", Long.class), there(row, "found", Boolean.class));
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
