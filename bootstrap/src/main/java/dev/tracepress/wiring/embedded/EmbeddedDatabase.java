package dev.tracepress.wiring.embedded;

import dev.tracepress.shared.adapter.persistence.ConnectionBudget;
import dev.tracepress.shared.adapter.persistence.DatabaseSettings;
import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.wiring.settings.StartupRefused;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of the service's own, for development: its data stays in {@link DevelopmentFolder}, as durable as in
 * production, and it lives as long as the service. If it dies, it is started again on the same port; if the service dies, the
 * next run stops what was left behind.
 */
@KeepsState("the server, from start to stop")
public final class EmbeddedDatabase implements Database {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "tracepress";
    private static final String OWNER = "postgres";
    /** Migrations, people with {@code psql}, and what PostgreSQL keeps for its superuser. */
    private static final int OF_OTHERS = 33;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PATIENCE_AGAIN = Duration.ofSeconds(5);
    private static final int RESTARTS = 12;
    private static final Executor SOON = CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS);

    private final DevelopmentFolder folder;
    private final FolderLock lock;
    private final int port;
    private final int poolSize;
    private EmbeddedPostgres server;
    private boolean closed;

    private EmbeddedDatabase(DevelopmentFolder folder, FolderLock lock, int poolSize) throws IOException {
        this.folder = folder;
        this.lock = lock;
        this.port = freePort();
        this.poolSize = poolSize;
        this.server = launch(PATIENCE);
        watch();
    }

    /**
     * Starts it.
     *
     * @throws StartupRefused if another process uses the folder, or PostgreSQL does not start
     */
    public static EmbeddedDatabase start(DevelopmentFolder folder, int poolSize) {
        var lock = FolderLock.acquire(folder);
        try {
            Postmaster.leftIn(folder.database()).ifPresent(Postmaster::stop);
            var database = new EmbeddedDatabase(folder, lock, poolSize);
            database.createIfMissing();
            return database;
        } catch (IOException | SQLException | RuntimeException failure) {
            Postmaster.leftIn(folder.database()).ifPresent(Postmaster::stop);
            lock.release();
            throw new StartupRefused(
                    "the embedded PostgreSQL in " + folder.database() + " does not start (" + failure.getMessage()
                            + ")",
                    "Look at the lines above, delete that folder to begin with an empty database, or set DATABASE_URL.");
        }
    }

    @Override
    public DatabaseSettings settings() {
        return new DatabaseSettings("127.0.0.1", port, NAME, OWNER, "", "disable", poolSize);
    }

    @Override
    public String description() {
        return "embedded PostgreSQL 18, data in %s (psql -h 127.0.0.1 -p %s -U %s %s)"
                .formatted(folder.database(), port, OWNER, NAME);
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            server.close();
        } catch (IOException failure) {
            LOG.warn("The embedded PostgreSQL did not stop cleanly; it recovers at the next start", failure);
        } finally {
            lock.release();
        }
    }

    private EmbeddedPostgres launch(Duration patience) throws IOException {
        Files.createDirectories(folder.database());
        // The library's own lock, which a launch that failed has kept; this folder is guarded by FolderLock.
        Files.deleteIfExists(folder.database().resolve("epg-lock"));
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.database())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(patience)
                .setPort(port)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                // The library switches these off, for tests.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", Integer.toString(mostConnections()))
                .start();
    }

    private int mostConnections() {
        var process = ConnectionBudget.of(true, true, poolSize);
        return process.statements() + process.listening() + process.watching() + OF_OTHERS;
    }

    private void watch() {
        Postmaster.leftIn(folder.database()).ifPresent(postmaster -> {
            var _ = postmaster.onExit().thenRunAsync(() -> restart(1), SOON);
        });
    }

    private synchronized void restart(int attempt) {
        if (closed) {
            return;
        }
        try {
            server.close();
            server = launch(PATIENCE_AGAIN);
            LOG.warn("The embedded PostgreSQL had died and was started again");
            watch();
        } catch (IOException | RuntimeException failure) {
            if (attempt < RESTARTS) {
                SOON.execute(() -> restart(attempt + 1));
            } else {
                LOG.error("The embedded PostgreSQL died and does not start again; restart the service", failure);
            }
        }
    }

    private void createIfMissing() throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + NAME + "'")) {
            if (!found.next()) {
                statement.execute("CREATE DATABASE " + NAME);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
