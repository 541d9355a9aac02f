package dev.tracepress.shared.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.persistence.ConnectionParameters.Server;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.netty.tcp.TcpResources;

/** What is said of a connection holds for requests, for the scheduler and for the migrations alike. */
@Tag("slow")
class ConnectionParametersTest {

    private static final String QUESTION =
            "SELECT current_setting('application_name') || '|' || current_setting('search_path') || '|' || current_setting('lock_timeout')";

    private final SharedPersistenceConfiguration configuration = new SharedPersistenceConfiguration();

    @Test
    void both_drivers_honour_them() throws SQLException {
        var settings = with(new ConnectionParameters(
                List.of(),
                Optional.of("press office"),
                Optional.of(Duration.ofSeconds(3)),
                Map.of("search_path", "app, other", "lock_timeout", "7s"),
                false,
                false,
                false,
                Optional.empty()));

        assertThat(answers(settings)).containsOnly("press office|app, other|7s");
    }

    @Test
    void without_any_each_has_its_own_name_and_the_usual_settings() throws SQLException {
        assertThat(answers(TestPostgres.blank()))
                .containsExactly(
                        "tracepress|\"$user\", public|2s",
                        "tracepress-scheduler|\"$user\", public|2s",
                        "tracepress-migrations|\"$user\", public|0");
    }

    @Test
    void a_server_that_does_not_answer_is_passed_over() throws SQLException {
        var there = TestPostgres.blank();
        var nowhere = TestPostgres.nowhere();
        var settings = new DatabaseSettings(
                nowhere.host(),
                nowhere.port(),
                there.database(),
                there.user(),
                there.password(),
                there.sslMode(),
                there.poolSize(),
                new ConnectionParameters(
                        List.of(new Server(there.host(), there.port())),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        true,
                        false,
                        true,
                        Optional.empty()));

        assertThat(answers(settings)).hasSize(3);
        assertThat(settings.toString()).contains("127.0.0.1:1,127.0.0.1:" + there.port());
    }

    private List<String> answers(DatabaseSettings settings) throws SQLException {
        var byR2dbc = DatabaseClient.create(
                        configuration.postgresServers(DatabaseWays.straight(settings), TcpResources.get()))
                .sql(QUESTION)
                .mapValue(String.class)
                .one()
                .block();
        try (var scheduler = configuration.dataSource(DatabaseWays.straight(settings))) {
            return List.of(
                    String.valueOf(byR2dbc),
                    ask(scheduler),
                    ask(configuration.migrationDataSource(DatabaseWays.straight(settings))));
        }
    }

    private static String ask(DataSource connections) throws SQLException {
        try (var connection = connections.getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(QUESTION)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static DatabaseSettings with(ConnectionParameters parameters) {
        var settings = TestPostgres.blank();
        return new DatabaseSettings(
                settings.host(),
                settings.port(),
                settings.database(),
                settings.user(),
                settings.password(),
                settings.sslMode(),
                settings.poolSize(),
                parameters);
    }
}
