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
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("slow")
class MigrationTest {

    private static final String SESSIONS = "14";
    private static final String NEWEST = "latest";

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

    /** Those that the guide gives for an example, of which one builds an index beside writers and one fills a column in batches. */
    @Test
    @Timeout(60)
    void what_is_written_by_the_guide_runs() throws SQLException {
        migrated(NEWEST);
        try (var writer = database.getConnection();
                var statement = writer.createStatement()) {
            statement.execute("INSERT INTO users (email, password_hash, name) VALUES ('a@example.com', 'h', 'Ada')");
            statement.execute(
                    "INSERT INTO articles (slug, title, body, author_id) SELECT 'a-' || n, 'Title ' || n, 'Text', 1"
                            + " FROM generate_series(1, 2500) AS n");
        }

        assertThat(withTheGuides().migrate().migrationsExecuted).isEqualTo(5);

        try (var reader = database.getConnection();
                var statement = reader.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM articles WHERE subtitle = title")) {
            row.next();
            assertThat(row.getLong(1)).isEqualTo(2500);
        }
    }

    private Flyway withTheGuides() {
        return TestMigrations.of(database)
                .locations("classpath:db/migration", "filesystem:src/test/resources/migration/accepted")
                .load();
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
        return TestMigrations.of(database).target(target).load().migrate().migrationsExecuted;
    }

    private static DriverManagerDataSource database() {
        var address = JdbcAddress.of(DatabaseWay.straight(TestPostgres.blank()), "migrations", Map.of());
        return new DriverManagerDataSource(address.url(), address.properties());
    }
}
