package dev.tracepress.shared.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("slow")
class MigrationTest {

    private static final String SESSIONS = "14";

    private final DriverManagerDataSource database = database();

    @Test
    void sessions_give_up_behind_a_long_reader_of_users_and_come_with_the_next_start() throws SQLException {
        migrated("13");
        try (var reader = database.getConnection()) {
            read(reader);

            assertThatThrownBy(() -> migrated(SESSIONS))
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("lock timeout");
            reader.rollback();
        }

        assertThat(migrated(SESSIONS)).isEqualTo(1);
    }

    /** For longer than the migration may wait, and no longer than a test that fails should take. */
    private static void read(Connection reader) throws SQLException {
        reader.setAutoCommit(false);
        try (var statement = reader.createStatement()) {
            statement.execute("SET idle_in_transaction_session_timeout = '30s'");
            statement.execute("LOCK TABLE users IN ACCESS SHARE MODE");
        }
    }

    private int migrated(String target) {
        return Flyway.configure().dataSource(database).target(target).load().migrate().migrationsExecuted;
    }

    private static DriverManagerDataSource database() {
        var address = JdbcAddress.of(TestPostgres.blank(), "migrations", Map.of());
        return new DriverManagerDataSource(address.url(), address.properties());
    }
}
