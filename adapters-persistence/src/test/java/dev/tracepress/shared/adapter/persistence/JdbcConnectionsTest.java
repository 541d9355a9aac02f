package dev.tracepress.shared.adapter.persistence;

import static dev.tracepress.testkit.Facts.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.persistence.ConnectionParameters.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A server that is silent takes a second, the shortest time that the driver knows. */
@Tag("slow")
class JdbcConnectionsTest {

    private final DatabaseSettings there = TestPostgres.blank();
    private ServerSocket silent;

    /** Takes connections, as a machine does whose PostgreSQL hangs. */
    @BeforeEach
    void open() throws IOException {
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        silent.close();
    }

    /** The other may be too busy to let anybody in within a second, as often as not. */
    @Test
    void a_server_that_lets_nobody_in_and_says_nothing_is_given_up_for_the_next() {
        var connections = connections(silent(), there.server());

        eventually(() -> databaseOf(connections).map(there.database()::equals).onErrorReturn(false));
    }

    @Test
    void the_only_server_is_given_up_as_well() {
        assertThatThrownBy(() -> connections(silent()).getConnection()).isInstanceOf(SQLException.class);
    }

    @Test
    void a_migration_takes_the_time_that_it_takes() throws SQLException {
        try (var connection =
                JdbcConnections.to(DatabaseWay.straight(there), Map.of()).getConnection()) {
            assertThat(connection.getNetworkTimeout()).isZero();
        }
    }

    @Test
    void a_busy_server_has_more_time_where_there_is_no_other() {
        assertThat(there.patience())
                .isGreaterThan(to(Optional.empty(), silent(), there.server()).patience());
    }

    /** Asked on another thread, so that a test that would wait for ever fails. */
    private static Mono<String> databaseOf(JdbcConnections connections) {
        return Mono.fromCallable(() -> {
                    try (var connection = connections.getConnection()) {
                        return connection.getCatalog();
                    }
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Server silent() {
        return new Server("127.0.0.1", silent.getLocalPort());
    }

    private JdbcConnections connections(Server... servers) {
        return JdbcConnections.to(DatabaseWay.straight(to(Optional.of(Duration.ofSeconds(1)), servers)), Map.of());
    }

    private DatabaseSettings to(Optional<Duration> connectTimeout, Server... servers) {
        var others = Stream.of(servers).skip(1).toList();
        return new DatabaseSettings(
                servers[0].host(),
                servers[0].port(),
                there.database(),
                there.user(),
                there.password(),
                there.sslMode(),
                1,
                new ConnectionParameters(
                        others, Optional.empty(), connectTimeout, Map.of(), false, false, true, Optional.empty()));
    }
}
