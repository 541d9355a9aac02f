package dev.tracepress.shared.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SchedulerConnectionsTest {

    /** It takes as long as the scheduler is patient: 3 s. */
    @Test
    void a_poll_that_nobody_answers_ends() throws SQLException {
        try (var store = PostgresStore.on(TestPostgres.migrated());
                var connection = store.bean(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT pg_sleep(60)")).isInstanceOf(SQLException.class);
        }
    }
}
