package dev.tracepress.shared.adapter.jobs.worker;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.shaded.jdbc.JdbcRunner;
import com.github.kagkarlsson.shaded.jdbc.PreparedStatementSetter;
import com.github.kagkarlsson.shaded.jdbc.RowMapper;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many more jobs of the limited kinds may start now, in all processes together. Whoever takes such jobs holds the rows of
 * their kinds from the look at the numbers to the commit, so that no two workers take the same room.
 */
final class KindLimits {

    /**
     * The bounds hold for this transaction, also where the connection has none of its own: a worker that freezes while it holds
     * the kinds must not keep the others from picking.
     */
    static final String HOLD = """
            WITH bounds AS MATERIALIZED (
                SELECT set_config('lock_timeout', '2s', TRUE), set_config('idle_in_transaction_session_timeout', '5s', TRUE))
            SELECT kind, allowance, measured_at
            FROM bounds CROSS JOIN job_kinds
            WHERE kind = ANY (?)
            ORDER BY kind
            FOR UPDATE OF job_kinds""";

    private static final String RUNNING =
            "SELECT task_name, count(*) FROM scheduled_tasks WHERE picked AND task_name = ANY (?) GROUP BY task_name";

    private static final String KEEP = "UPDATE job_kinds SET allowance = ?, measured_at = ? WHERE kind = ?";

    private final Map<String, JobPolicy> limited;

    KindLimits(List<JobKind<?>> kinds) {
        this.limited = kinds.stream()
                .filter(kind -> kind.policy().isLimited())
                .collect(Collectors.toUnmodifiableMap(JobKind::name, JobKind::policy));
    }

    boolean areThereAny() {
        return !limited.isEmpty();
    }

    /** Looks at the numbers; from here to the end of the transaction nobody else does. */
    Room room(JdbcRunner transaction, Instant now) {
        var left = byKind(transaction, HOLD, KindLimits::allowance);
        var running = byKind(transaction, RUNNING, row -> row.getInt(2));
        var room = new HashMap<String, Integer>();
        var allowances = new HashMap<String, Allowance>();
        limited.forEach((kind, policy) -> {
            var allowance = policy.rate().map(limit -> Allowance.at(now, limit, left.get(kind)));
            allowance.ifPresent(known -> allowances.put(kind, known));
            var besideThoseThatRun = policy.concurrency().map(most -> most - running.getOrDefault(kind, 0));
            room.put(kind, least(allowance.map(Allowance::jobs), besideThoseThatRun));
        });
        return new Room(Map.copyOf(room), Map.copyOf(allowances));
    }

    private static int least(Optional<Integer> one, Optional<Integer> other) {
        return Math.max(0, Math.min(one.orElse(Integer.MAX_VALUE), other.orElse(Integer.MAX_VALUE)));
    }

    /** Writes down what the jobs that were taken leave of the allowances. */
    void take(JdbcRunner transaction, Room room, List<Execution> picked) {
        var taken = picked.stream().collect(Collectors.groupingBy(Execution::getTaskName, Collectors.counting()));
        room.allowances().forEach((kind, allowance) -> {
            var left = allowance.less(taken.getOrDefault(kind, 0L));
            transaction.execute(KEEP, statement -> {
                statement.setDouble(1, left.tokens());
                statement.setObject(2, left.measuredAt().atOffset(ZoneOffset.UTC));
                statement.setString(3, kind);
            });
        });
    }

    private <T> Map<String, T> byKind(JdbcRunner transaction, String query, Column<T> column) {
        PreparedStatementSetter kinds = statement -> statement.setArray(
                1,
                statement.getConnection().createArrayOf("text", limited.keySet().toArray()));
        var values = new HashMap<String, T>();
        RowMapper<Boolean> keep = row -> {
            var value = column.in(row);
            return value != null && values.put(row.getString(1), value) == null;
        };
        var _ = transaction.query(query, kinds, keep);
        return values;
    }

    private static @Nullable Allowance allowance(ResultSet row) throws SQLException {
        var measuredAt = row.getObject(3, OffsetDateTime.class);
        return measuredAt == null ? null : new Allowance(row.getDouble(2), measuredAt.toInstant());
    }

    /**
     * What there is room for.
     *
     * @param jobs by limited kind
     * @param allowances of kinds with a rate limit, before anything is taken of them
     */
    record Room(Map<String, Integer> jobs, Map<String, Allowance> allowances) {

        static final Room UNLIMITED = new Room(Map.of(), Map.of());
    }

    @FunctionalInterface
    private interface Column<T> {
        @Nullable
        T in(ResultSet row) throws SQLException;
    }
}
