package dev.tracepress.shared.adapter.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.persistence.PostgresStore;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** How many rows of the queue a pick reads, by PostgreSQL's own count. */
final class RowsOfAPick {

    private RowsOfAPick() {}

    /** Of twenty jobs of a kind with payloads of the first form, the turns beginning in the middle of the circle; it is undone. */
    static long read(PostgresStore store, String kind) throws SQLException {
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        try (var connection = store.bean(DataSource.class).getConnection()) {
            connection.setAutoCommit(false);
            try (var pick = connection.prepareStatement(FetchDueJobs.PICK);
                    var count = connection.prepareStatement("""
                            SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables
                            WHERE relname = 'scheduled_tasks'""")) {
                pick.setArray(1, connection.createArrayOf("text", new String[] {kind}));
                pick.setArray(2, connection.createArrayOf("integer", new Integer[] {20}));
                pick.setArray(3, connection.createArrayOf("integer", new Integer[] {1}));
                pick.setObject(4, now);
                pick.setInt(5, 0);
                pick.setInt(6, 16);
                pick.setObject(7, now);
                pick.setObject(8, now);
                pick.setInt(9, 1);
                pick.setInt(10, 20);
                pick.setString(11, "worker");
                pick.setObject(12, now);
                // What the session read a moment ago may still be counted in.
                var before = number(count);
                assertThat(pick.execute()).isTrue();
                return number(count) - before;
            } finally {
                connection.rollback();
            }
        }
    }

    private static long number(PreparedStatement count) throws SQLException {
        try (var rows = count.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
