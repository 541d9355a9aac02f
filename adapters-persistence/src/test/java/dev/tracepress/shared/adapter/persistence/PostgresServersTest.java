package dev.tracepress.shared.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.persistence.ConnectionParameters.Server;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.R2dbcException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/** Several servers, of which one is silent, one is nowhere, and one takes no writes. */
@Tag("slow")
class PostgresServersTest {

    private final LoopResources loops = LoopResources.create("servers", 1, true);
    private final DatabaseSettings there = TestPostgres.blank();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var one : opened) {
            one.close();
        }
        loops.dispose();
    }

    @Test
    void a_server_that_lets_nobody_in_and_says_nothing_is_not_waited_for() throws IOException {
        var servers = servers(true, Duration.ofHours(1), silent(), server(there));

        assertThat(databaseOf(connected(servers))).isEqualTo(there.database());
    }

    @Test
    void a_server_that_is_nowhere_is_passed_over() {
        assertThat(databaseOf(
                        connected(servers(false, Duration.ofHours(1), server(TestPostgres.nowhere()), server(there)))))
                .isEqualTo(there.database());
    }

    @Test
    void one_that_takes_no_writes_will_not_do_and_nothing_is_left_at_it() {
        completes(DatabaseClient.create(servers(false, Duration.ofHours(1), server(there)))
                .sql("ALTER DATABASE %s SET default_transaction_read_only = on".formatted(there.database()))
                .then());

        assertThatThrownBy(() -> connected(servers(true, Duration.ofHours(1), server(there), server(there))))
                .isInstanceOf(R2dbcException.class);
        eventually(this::hasNoConnections);
    }

    @Test
    void who_is_silent_is_given_up_after_a_while_if_there_is_nobody_else() throws IOException {
        var silent = silent();

        assertThatThrownBy(() -> connected(servers(false, Duration.ofMillis(1), silent)))
                .isInstanceOf(R2dbcException.class)
                .hasMessageContaining("did not let anybody in");
    }

    @Test
    void who_lets_somebody_in_and_falls_silent_then_is_given_up_as_well() {
        var pooler = new TransactionPooler(there, 1);
        opened.add(pooler);
        pooler.answerNot("transaction_read_only");

        assertThatThrownBy(() -> connected(servers(true, Duration.ofSeconds(1), server(pooler.address()))))
                .isInstanceOf(R2dbcException.class)
                .hasMessageContaining("None of the servers");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_is_called_off_leaves_no_connection_behind(boolean writable) {
        var servers = servers(writable, Duration.ofHours(1), server(there));

        for (var times = 0; times < 20; times++) {
            servers.create().toFuture().cancel(true);
        }

        eventually(this::hasNoConnections);
    }

    /** Asked from another database of that server. */
    private Mono<Boolean> hasNoConnections() {
        var elsewhere = new DatabaseSettings(
                there.host(), there.port(), "postgres", there.user(), there.password(), there.sslMode(), 1);
        return DatabaseClient.create(ReactiveAddress.of(DatabaseWay.straight(elsewhere), loops, Map.of()))
                .sql("SELECT count(*) = 0 FROM pg_stat_activity WHERE datname = '%s'".formatted(there.database()))
                .mapValue(Boolean.class)
                .one();
    }

    private PostgresqlConnection connected(PostgresServers servers) {
        var connection = resultOf(servers.create());
        opened.add(() -> completes(connection.close()));
        return connection;
    }

    private static String databaseOf(PostgresqlConnection connection) {
        return resultOf(connection
                .createStatement("SELECT current_database()")
                .execute()
                .concatMap(result -> result.map((row, _) -> String.valueOf(row.get(0, String.class))))
                .single());
    }

    private PostgresServers servers(boolean writable, Duration patience, Server... servers) {
        var factories = List.of(servers).stream()
                .map(server -> new DatabaseSettings(
                        server.host(),
                        server.port(),
                        there.database(),
                        there.user(),
                        there.password(),
                        there.sslMode(),
                        1))
                .map(settings -> new PostgresqlConnectionFactory(
                        ReactiveAddress.ofOne(DatabaseWay.straight(settings), loops, Map.of())))
                .toList();
        return new PostgresServers(factories, writable, false, patience);
    }

    private static Server server(DatabaseSettings settings) {
        return new Server(settings.host(), settings.port());
    }

    /** Takes connections, as a machine does whose PostgreSQL hangs. */
    private Server silent() throws IOException {
        var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        opened.add(socket);
        return new Server("127.0.0.1", socket.getLocalPort());
    }
}
