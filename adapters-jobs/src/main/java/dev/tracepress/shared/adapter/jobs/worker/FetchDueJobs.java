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

/**
 * Takes due jobs for a worker, in the place of db-scheduler's own statement: of the kinds that this version knows, that are not
 * paused, and no more of each than its limits allow.
 *
 * <p>Of each kind and priority it looks at as many jobs as the worker has room for, and takes the best of them all. However many
 * wait, are for later, or are paused, that is what it reads.
 *
 * <p>It does not wait until the database has it on disk: a pick that a crash of the database undoes is a job that waits again,
 * and of two attempts with one version only one can complete.
 */
final class FetchDueJobs extends PostgreSqlJdbcCustomization {

    private static final String PICK = """
            WITH due AS MATERIALIZED (
                SELECT task_name, task_instance
                FROM (
                    SELECT job.*, room.jobs,
                           row_number() OVER (
                               PARTITION BY job.task_name ORDER BY job.priority DESC, job.execution_time) AS nth
                    FROM set_config('synchronous_commit', 'off', TRUE)
                    CROSS JOIN unnest(?::text[], ?::integer[]) AS room (kind, jobs)
                    CROSS JOIN (VALUES (90), (50), (10)) AS level (priority)
                    CROSS JOIN LATERAL (
                        SELECT task_name, task_instance, priority, execution_time
                        FROM scheduled_tasks
                        WHERE task_name = room.kind AND priority = level.priority
                            AND NOT picked AND execution_time <= ?
                        ORDER BY execution_time
                        LIMIT room.jobs
                        FOR UPDATE SKIP LOCKED
                    ) AS job
                    WHERE room.kind NOT IN (SELECT kind FROM job_kinds WHERE paused_at IS NOT NULL)
                ) AS ranked
                WHERE nth <= jobs
                ORDER BY priority DESC, execution_time
                LIMIT ?
            ),
            picked AS (
                UPDATE scheduled_tasks AS job
                SET picked = TRUE, picked_by = ?, last_heartbeat = ?, version = version + 1
                FROM due
                WHERE job.task_name = due.task_name AND job.task_instance = due.task_instance
                RETURNING job.*
            )
            SELECT * FROM picked ORDER BY priority DESC, execution_time""";

    private final List<JobKind<?>> kinds;
    private final KindLimits limits;
    private final LocalWorker worker;
    private final JobSlots slots;

    /**
     * @param worker is told how each look went
     * @param slots says how many may be taken
     */
    FetchDueJobs(List<JobKind<?>> kinds, LocalWorker worker, JobSlots slots) {
        super(false, false);
        this.worker = worker;
        this.slots = slots;
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
        var connection = statement.getConnection();
        statement.setArray(1, connection.createArrayOf("text", names));
        statement.setArray(2, connection.createArrayOf("integer", most));
        setInstant(statement, 3, now);
        statement.setInt(4, free);
        statement.setString(5, worker.schedulerName.getName());
        setInstant(statement, 6, now);
    }
}
