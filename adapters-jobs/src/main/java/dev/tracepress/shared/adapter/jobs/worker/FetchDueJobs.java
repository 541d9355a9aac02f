package dev.tracepress.shared.adapter.jobs.worker;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.shaded.jdbc.JdbcRunner;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.queue.LocalWorker;
import dev.tracepress.shared.adapter.jobs.worker.KindLimits.Room;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Takes due jobs for a worker, in the place of db-scheduler's own statement: of the kinds, and forms of payloads, that this version
 * knows, that are not paused, and no more of each than its limits allow.
 *
 * <p>Of each kind and priority it looks at as many jobs as the worker has room for, and takes the best of them all: within a
 * priority the oldest of each kind first. Where a kind has more, every other one is that of the tenant whose turn it is: the next ones
 * in the circle of all that have jobs, from a point that is another one each time. However many wait, are for later, are paused, or
 * have payloads of a later form, it reads no more than a few rows for each that there is room for; of those of a later form it passes
 * over the entries of an index. One turn is asked for by a range and an order, not by {@code =}: with that PostgreSQL, as long as it
 * has no statistics, may go by age through all jobs of others.
 *
 * <p>The version that it gives a row is drawn out of 2^52, so that no other pick has it, neither of this job nor of a later one with
 * the same id: by it a worker that was given up for dead finds out that the job is no longer its own. Numbers in a row would begin
 * again with each row, and after a crash of the database.
 *
 * <p>It does not wait until the database has it on disk: a pick that a crash of the database undoes is a job that waits again, and
 * gets another version with its next pick.
 */
final class FetchDueJobs extends PostgreSqlJdbcCustomization {

    static final String PICK = """
            WITH RECURSIVE room AS (
                SELECT * FROM unnest(?::text[], ?::integer[], ?::integer[]) AS room (kind, jobs, payload_version)
            ),
            by_age AS MATERIALIZED (
                SELECT job.*, room.jobs, room.payload_version,
                       row_number() OVER (
                           PARTITION BY job.task_name, job.priority ORDER BY job.execution_time) AS nth
                FROM set_config('synchronous_commit', 'off', TRUE)
                CROSS JOIN room
                CROSS JOIN (VALUES (90), (50), (10)) AS level (priority)
                CROSS JOIN LATERAL (
                    SELECT task_name, task_instance, priority, execution_time
                    FROM scheduled_tasks
                    WHERE task_name = room.kind AND priority = level.priority
                        AND NOT picked AND execution_time <= ?
                        AND job_payload_version(task_data) <= room.payload_version
                    ORDER BY execution_time
                    LIMIT room.jobs
                    FOR UPDATE SKIP LOCKED
                ) AS job
                WHERE room.kind NOT IN (SELECT kind FROM job_kinds WHERE paused_at IS NOT NULL)
            ),
            circle AS (
                SELECT task_name, priority, jobs, payload_version, beginning, beginning AS turn, 'infinity'::timestamptz AS oldest,
                       FALSE AS again, 0 AS step
                FROM by_age CROSS JOIN (VALUES (?::integer)) AS start (beginning)
                WHERE nth = jobs
                UNION ALL
                SELECT task_name, priority, jobs, payload_version, beginning, next.turn, next.execution_time, next.again, step + 1
                FROM circle
                CROSS JOIN LATERAL (
                    (SELECT turn, execution_time, circle.again
                     FROM scheduled_tasks
                     WHERE task_name = circle.task_name AND priority = circle.priority
                         AND NOT picked AND turn > circle.turn
                         AND job_payload_version(task_data) <= circle.payload_version
                     ORDER BY turn, execution_time
                     LIMIT 1)
                    UNION ALL
                    (SELECT turn, execution_time, TRUE
                     FROM scheduled_tasks
                     WHERE NOT circle.again AND task_name = circle.task_name AND priority = circle.priority
                         AND NOT picked AND turn IS NOT NULL
                         AND job_payload_version(task_data) <= circle.payload_version
                     ORDER BY turn, execution_time
                     LIMIT 1)
                    LIMIT 1
                ) AS next
                WHERE step <= jobs / 2 + ? AND (NOT next.again OR next.turn <= beginning)
            ),
            by_turn AS MATERIALIZED (
                SELECT job.*, circle.jobs, circle.payload_version,
                       row_number() OVER (PARTITION BY job.task_name, job.priority ORDER BY circle.step) AS nth
                FROM circle
                CROSS JOIN LATERAL (
                    SELECT task_name, task_instance, priority, execution_time
                    FROM scheduled_tasks
                    WHERE task_name = circle.task_name AND priority = circle.priority
                        AND NOT picked AND turn BETWEEN circle.turn AND circle.turn AND execution_time <= ?
                        AND job_payload_version(task_data) <= circle.payload_version
                    ORDER BY turn, execution_time
                    LIMIT 1
                    FOR UPDATE SKIP LOCKED
                ) AS job
                WHERE circle.oldest <= ?
            ),
            due AS MATERIALIZED (
                SELECT task_name, task_instance, place
                FROM (
                    SELECT job.*, row_number() OVER (PARTITION BY task_name ORDER BY priority DESC, place) AS nth
                    FROM (
                        SELECT task_name, task_instance, priority, execution_time, jobs, min(place) AS place
                        FROM (
                            SELECT *, 2 * nth AS place FROM by_age
                            UNION ALL
                            SELECT *, 2 * nth + ? FROM by_turn
                        ) AS candidate
                        GROUP BY task_name, task_instance, priority, execution_time, jobs
                    ) AS job
                ) AS ranked
                WHERE nth <= jobs
                ORDER BY priority DESC, place, execution_time
                LIMIT ?
            ),
            picked AS (
                UPDATE scheduled_tasks AS job
                SET picked = TRUE, picked_by = ?, last_heartbeat = ?,
                    version = floor(random() * 4503599627370496)::bigint
                FROM due
                WHERE job.task_name = due.task_name AND job.task_instance = due.task_instance
                RETURNING job.*, due.place
            )
            SELECT * FROM picked ORDER BY priority DESC, place, execution_time""";

    /** Tenants whose jobs are all for later are passed over; so many at most. */
    private static final int PASSED_OVER = 16;

    private final List<JobKind<?>> kinds;
    private final KindLimits limits;
    private final LocalWorker worker;
    private final JobSlots slots;
    private final RandomGenerator chance;

    /**
     * @param worker is told how each look went
     * @param slots says how many may be taken
     * @param chance says whose turn is first
     */
    FetchDueJobs(List<JobKind<?>> kinds, LocalWorker worker, JobSlots slots, RandomGenerator chance) {
        super(false, false);
        this.worker = worker;
        this.slots = slots;
        this.chance = chance;
        this.kinds = List.copyOf(kinds);
        this.limits = new KindLimits(kinds);
    }

    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext repository, Instant now, int free, boolean byPriority) {
        try {
            var room = Math.min(free, slots.room());
            var picked = room > 0 ? pick(repository, now, room) : List.<Execution>of();
            slots.took(picked.size(), room);
            worker.looked(true);
            return picked;
        } catch (RuntimeException failure) {
            worker.looked(false);
            throw failure;
        }
    }

    private List<Execution> pick(JdbcTaskRepositoryContext worker, Instant now, int free) {
        return limits.areThereAny()
                ? worker.jdbcRunner.inTransaction(transaction -> {
                    var room = limits.room(transaction, now);
                    var picked = pick(transaction, worker, now, free, room);
                    limits.take(transaction, room, picked);
                    return picked;
                })
                : pick(worker.jdbcRunner, worker, now, free, Room.UNLIMITED);
    }

    /** @param room how many of a kind may be taken; of others, as many as are free */
    private List<Execution> pick(JdbcRunner jdbc, JdbcTaskRepositoryContext worker, Instant now, int free, Room room) {
        return jdbc.query(PICK, statement -> bind(statement, worker, now, free, room), worker.resultSetMapper.get());
    }

    private void bind(PreparedStatement statement, JdbcTaskRepositoryContext worker, Instant now, int free, Room room)
            throws SQLException {
        var names = kinds.stream().map(JobKind::name).toArray(String[]::new);
        var most = kinds.stream()
                .map(kind -> Math.min(free, room.jobs().getOrDefault(kind.name(), free)))
                .toArray(Integer[]::new);
        var versions = kinds.stream().map(JobKind::payloadVersion).toArray(Integer[]::new);
        var connection = statement.getConnection();
        statement.setArray(1, connection.createArrayOf("text", names));
        statement.setArray(2, connection.createArrayOf("integer", most));
        statement.setArray(3, connection.createArrayOf("integer", versions));
        setInstant(statement, 4, now);
        statement.setInt(5, chance.nextInt());
        statement.setInt(6, PASSED_OVER);
        setInstant(statement, 7, now);
        setInstant(statement, 8, now);
        // Where there is room for one only, it is half of the time the oldest, half of the time whose turn it is.
        statement.setInt(9, chance.nextBoolean() ? 1 : -1);
        statement.setInt(10, free);
        statement.setString(11, worker.schedulerName.getName());
        setInstant(statement, 12, now);
    }
}
