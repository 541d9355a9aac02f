package dev.tracepress.shared.adapter.persistence.replica;

import dev.tracepress.shared.adapter.persistence.DatabaseSettings;
import dev.tracepress.shared.adapter.persistence.TestMigrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL and one that follows it, by streaming replication as operators set it up. */
public final class ReplicatedPostgres implements AutoCloseable {

    private static final String TEMPLATE = "migrated";
    private static final int POOL_SIZE = 10;

    private final AtomicInteger last = new AtomicInteger();
    private final Path folder;
    private final EmbeddedPostgres primary;
    private EmbeddedPostgres replica;

    private ReplicatedPostgres(Path folder) throws IOException, SQLException {
        this.folder = folder;
        try (var alone = started(folder.resolve("primary"), 0)) {
            execute(alone, "CREATE DATABASE " + TEMPLATE);
            TestMigrations.run(alone.getDatabase("postgres", TEMPLATE));
        }
        // Of one that was shut down, a copy is a backup.
        FileSystemUtils.copyRecursively(folder.resolve("primary"), folder.resolve("replica"));
        Files.setPosixFilePermissions(folder.resolve("replica"), PosixFilePermissions.fromString("rwx------"));
        Files.createFile(folder.resolve("replica").resolve("standby.signal"));
        this.primary = started(folder.resolve("primary"), 0);
        this.replica = follower(0);
    }

    public static ReplicatedPostgres start() {
        try {
            return new ReplicatedPostgres(Files.createTempDirectory("replicated"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A new database with all migrations done, at the primary; the replica has it a moment later. */
    public DatabaseSettings migrated() {
        var name = "test_" + last.incrementAndGet();
        atPrimary("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return settings(primary.getPort(), name);
    }

    /** The same database where it is replicated to. */
    public DatabaseSettings replicaOf(DatabaseSettings database) {
        return settings(replica.getPort(), database.database());
    }

    public void atPrimary(String sql) {
        run(primary, sql);
    }

    public void atReplica(String sql) {
        run(replica, sql);
    }

    public void stopReplica() {
        close(replica);
    }

    /** At the port that it had. */
    public void startReplica() {
        try {
            replica = follower(replica.getPort());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        close(replica);
        close(primary);
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private EmbeddedPostgres follower(int port) throws IOException {
        var data = folder.resolve("replica");
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=%s user=postgres'".formatted(primary.getPort()));
        return started(data, port);
    }

    private static EmbeddedPostgres started(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .start();
    }

    private static DatabaseSettings settings(int port, String name) {
        return new DatabaseSettings("127.0.0.1", port, name, "postgres", "", "disable", POOL_SIZE);
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void run(EmbeddedPostgres server, String sql) {
        try {
            execute(server, sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
