package dev.tracepress.shared.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("slow")
class MigrationTest {

    private static final String SESSIONS = "14";
    private static final String NEWEST = "latest";

    private final DataSource database = JdbcConnections.to(DatabaseWay.straight(TestPostgres.blank()), Map.of());

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

    @Test
    void jobs_that_ended_before_there_were_partitions_are_remembered() throws SQLException {
        migrated("20");
        ended("'long-ago-' || n", "now() - interval '9 days'", 3);
        ended("'before-' || n", "now() - n * interval '1 second'", 6_000);

        assertThat(migrated("21")).isEqualTo(1);
        ended("'meanwhile'", "now()", 1);
        assertThat(migrated("22")).isEqualTo(1);

        assertThat(number("SELECT count(DISTINCT id) FROM finished_jobs")).isEqualTo(6_004);
        assertThat(number("SELECT id FROM finished_jobs WHERE job_id = 'meanwhile'"))
                .isGreaterThan(6_003);
        assertThat(number("SELECT count(*) FROM finished_jobs_default"))
                .as("older than any partition")
                .isEqualTo(3);
        assertThat(number("SELECT count(to_regclass('finished_jobs_before'))")).isZero();
    }

    /** As Flyway leaves it where the disk was full: what is no transaction does not go without a trace. */
    @Test
    void an_index_that_was_not_built_to_its_end_is_begun_anew_by_the_next_start() throws SQLException {
        migrated("28");
        run("UPDATE flyway_schema_history SET success = false WHERE version = '28'");
        run("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'articles_terms'::regclass");

        assertThat(migrated("28")).isEqualTo(1);

        assertThat(number("SELECT count(*) FROM pg_index WHERE indexrelid = 'articles_terms'::regclass AND indisvalid"))
                .isEqualTo(1);
    }

    /** V35 makes what was new in it. */
    @Test
    void whoever_ran_the_search_before_it_was_edited_goes_on() throws SQLException {
        migrated("34");
        run("UPDATE flyway_schema_history SET checksum = -93193551 WHERE version = '29'");

        assertThat(migrated("35")).isEqualTo(1);
    }

    private void run(String sql) throws SQLException {
        try (var writer = database.getConnection();
                var statement = writer.createStatement()) {
            statement.execute(sql);
        }
    }

    private void ended(String id, String at, int number) throws SQLException {
        try (var writer = database.getConnection();
                var statement = writer.createStatement()) {
            statement.execute("""
                    INSERT INTO finished_jobs (kind, job_id, state, priority, attempts, enqueued_at, finished_at)
                    SELECT 'errand', %s, 'succeeded', 50, 1, now(), %s FROM generate_series(1, %s) AS n""".formatted(id, at, number));
        }
    }

    private long number(String query) throws SQLException {
        try (var reader = database.getConnection();
                var statement = reader.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
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

        assertThat(number("SELECT count(*) FROM articles WHERE subtitle = title"))
                .isEqualTo(2500);
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
}
