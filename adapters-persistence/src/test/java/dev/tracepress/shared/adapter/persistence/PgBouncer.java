package dev.tracepress.shared.adapter.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A real pooler in transaction mode before the databases of tests, for whoever asks for it by {@code
 * -Dtracepress.pooler=pgbouncer}, or another command that starts one: PgBouncer is none of what a build may need. It has fewer
 * connections to a database than a pool of the service has to it.
 */
public final class PgBouncer {

    private static final ConcurrentHashMap<Integer, Integer> STARTED = new ConcurrentHashMap<>();

    private static final Optional<String> COMMAND = Optional.ofNullable(System.getProperty("tracepress.pooler"));

    private static final String SETTINGS = """
            [databases]
            * = host=127.0.0.1 port=%s user=postgres
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %s
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            default_pool_size = 3
            max_client_conn = 1000
            server_idle_timeout = 5
            ignore_startup_parameters = extra_float_digits
            """;

    private PgBouncer() {}

    /** Through it, if it is asked for, with a way past it; else straight. */
    public static DatabaseWays waysTo(DatabaseSettings database) {
        return before(database)
                .map(pooled -> DatabaseWays.find(pooled, Optional.of(database)))
                .orElseGet(() -> DatabaseWays.straight(database));
    }

    /** The same database through it, if it is asked for. It ends with this JVM. */
    public static Optional<DatabaseSettings> before(DatabaseSettings database) {
        return COMMAND
                // Behind a pooler, nowhere would be somewhere.
                .filter(_ -> database.port() != TestPostgres.nowhere().port())
                .map(_ -> STARTED.computeIfAbsent(database.port(), PgBouncer::start))
                .map(port -> new DatabaseSettings(
                        "127.0.0.1",
                        port,
                        database.database(),
                        database.user(),
                        database.password(),
                        database.sslMode(),
                        database.poolSize()));
    }

    private static int start(int database) {
        try {
            var port = freePort();
            var folder = Files.createTempDirectory(Path.of("/tmp"), "pgbouncer");
            var settings = Files.writeString(folder.resolve("pgbouncer.ini"), SETTINGS.formatted(database, port));
            // It refuses to be root, and whoever it is must be able to read that.
            for (var readable : List.of(folder, settings)) {
                if (!readable.toFile().setReadable(true, false)
                        || !readable.toFile().setExecutable(true, false)) {
                    throw new IOException(readable + " cannot be shown to others");
                }
            }
            var asNobody = System.getProperty("user.name").equals("root") ? List.of("-u", "nobody") : List.<String>of();
            var command = new ArrayList<>(List.of(COMMAND.orElseThrow(), "--quiet"));
            command.addAll(asNobody);
            command.add(settings.toString());
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            awaitDoor(process, port);
            return port;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupt);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitDoor(Process process, int port) throws IOException, InterruptedException {
        while (true) {
            try (var door = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (door.isConnected()) {
                    return;
                }
            } catch (IOException closed) {
                if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                    throw new IOException("pgbouncer does not start: " + process.exitValue(), closed);
                }
            }
        }
    }
}
