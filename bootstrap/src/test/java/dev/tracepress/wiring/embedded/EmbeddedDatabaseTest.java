package dev.tracepress.wiring.embedded;

import static dev.tracepress.testkit.Facts.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.persistence.ConnectionBudget;
import dev.tracepress.wiring.settings.StartupRefused;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import reactor.core.publisher.Mono;

@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class EmbeddedDatabaseTest {

    private static final int MANY = 1_000;

    @TempDir
    private Path temporary;

    @Test
    void data_stay_between_runs_and_are_durable_while_it_runs() throws SQLException {
        try (var database = start()) {
            execute(database, "CREATE TABLE kept AS SELECT 42 AS answer");
            assertThat(query(database, "SHOW fsync")).isEqualTo("on");
            assertThat(query(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(database, "SELECT lower('ÅÉ')")).isEqualTo("åé");
        }
        try (var database = start()) {
            assertThat(query(database, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void it_lets_in_as_many_as_a_process_of_so_many_connections_takes() throws SQLException {
        var all = ConnectionBudget.of(true, true, MANY);

        try (var database = EmbeddedDatabase.start(folder(), MANY)) {
            var reserved = Integer.parseInt(query(database, "SHOW superuser_reserved_connections"));
            assertThat(Integer.parseInt(query(database, "SHOW max_connections")) - reserved)
                    .isGreaterThan(all.statements() + all.listening() + all.watching());
        }
    }

    @Test
    void a_second_one_on_the_same_folder_is_refused_and_does_no_harm() throws SQLException {
        try (var database = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(StartupRefused.class)
                    .hasMessageStartingWith("another Tracepress is running on ");
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void one_that_dies_is_started_again_on_the_same_port_with_all_that_was_committed() throws SQLException {
        try (var database = start()) {
            execute(database, "CREATE TABLE kept AS SELECT 42 AS answer");

            kill();

            eventually(() -> Mono.fromCallable(
                            () -> query(database, "SELECT answer FROM kept").equals("42"))
                    .onErrorReturn(SQLException.class, false));
        }
    }

    @Test
    void one_that_a_killed_service_left_behind_is_stopped_and_its_data_are_there() throws SQLException, IOException {
        try (var database = start()) {
            execute(database, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        var abandoned = EmbeddedPostgres.builder()
                .setDataDirectory(folder().database())
                .setCleanDataDirectory(false)
                .start();
        var left = Postmaster.leftIn(folder().database()).orElseThrow();
        // The operating system lets go of a killed process's locks; here the process goes on, and the library's lock
        // with it.
        Files.delete(folder().database().resolve("epg-lock"));

        try (var database = start()) {
            assertThat(left.process().isAlive()).isFalse();
            assertThat(query(database, "SELECT answer FROM kept")).isEqualTo("42");
        } finally {
            abandoned.close();
        }
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(folder(), 1);
    }

    private DevelopmentFolder folder() {
        return new DevelopmentFolder(temporary.resolve(".tracepress"));
    }

    private void kill() {
        var postmaster = Postmaster.leftIn(folder().database()).orElseThrow();
        postmaster.process().destroyForcibly();
        postmaster.onExit().join();
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(database));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(database));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String url(EmbeddedDatabase database) {
        var settings = database.settings();
        return "jdbc:postgresql://%s:%s/%s?user=%s"
                .formatted(settings.host(), settings.port(), settings.database(), settings.user());
    }
}
