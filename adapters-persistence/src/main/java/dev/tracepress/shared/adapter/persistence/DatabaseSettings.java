package dev.tracepress.shared.adapter.persistence;

import dev.tracepress.shared.adapter.persistence.ConnectionParameters.Server;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where PostgreSQL is and how to get in.
 *
 * @param sslMode one of libpq's names: disable, allow, prefer, require, verify-ca, verify-full
 * @param poolSize how many connections requests and jobs share
 */
public record DatabaseSettings(
        String host,
        int port,
        String database,
        String user,
        String password,
        String sslMode,
        int poolSize,
        ConnectionParameters parameters) {

    private static final Duration PATIENCE_WITH_EACH = Duration.ofSeconds(2);
    private static final Duration PATIENCE_WITH_THE_ONLY_ONE = Duration.ofSeconds(10);

    public DatabaseSettings(
            String host, int port, String database, String user, String password, String sslMode, int poolSize) {
        this(host, port, database, user, password, sslMode, poolSize, ConnectionParameters.none());
    }

    /** Each of its servers by itself, in place of the first of them that will do. */
    public List<DatabaseSettings> ofEachServer() {
        return servers().stream()
                .map(server -> new DatabaseSettings(
                        server.host(), server.port(), database, user, password, sslMode, poolSize, parameters.alone()))
                .toList();
    }

    /** The first of them. */
    public Server server() {
        return new Server(host, port);
    }

    /** How long a server may take to let anybody in: a busy one may take its time where there is no other to ask. */
    Duration patience() {
        return parameters
                .connectTimeout()
                .orElse(servers().size() > 1 ? PATIENCE_WITH_EACH : PATIENCE_WITH_THE_ONLY_ONE);
    }

    List<Server> servers() {
        return Stream.concat(Stream.of(new Server(host, port)), parameters.otherServers().stream())
                .toList();
    }

    /** Without the password. */
    @Override
    public String toString() {
        var servers = servers().stream().map(Server::toString).collect(Collectors.joining(","));
        return "postgres://%s@%s/%s?sslmode=%s".formatted(user, servers, database, sslMode);
    }
}
