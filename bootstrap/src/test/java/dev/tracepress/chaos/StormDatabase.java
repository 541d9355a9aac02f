package dev.tracepress.chaos;

import dev.tracepress.shared.adapter.persistence.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL as durable as in production, which can be killed and started again where it was. */
final class StormDatabase implements AutoCloseable {

    private final Path folder;
    private final int port;
    private final Redirect log;

    private StormDatabase(Path folder, int port, Redirect log) {
        this.folder = folder;
        this.port = port;
        this.log = log;
    }

    static StormDatabase start(Path folder, Path log) throws IOException {
        var database = new StormDatabase(folder, freePort(), Redirect.appendTo(log.toFile()));
        database.launch();
        return database;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    DatabaseSettings settings() {
        return new DatabaseSettings("127.0.0.1", port, "postgres", "postgres", "", "disable", 1);
    }

    /** Kills the postmaster and all of its children with -9, and returns when they are gone. */
    void kill() {
        var postmaster = postmaster();
        var all = Stream.concat(Stream.of(postmaster), postmaster.children()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        Fact.await(
                "PostgreSQL is gone",
                () -> all.stream().noneMatch(ProcessHandle::isAlive)
                        && postmaster.children().findAny().isEmpty());
    }

    /** All of its processes stand still, and do not notice. */
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    /** On the same folder and port. */
    void startAgain() throws IOException {
        // The library's own lock, which the server that was killed has kept.
        Files.delete(folder.resolve("epg-lock"));
        launch();
    }

    /** Past the service. */
    Sql sql() {
        return new Sql(settings());
    }

    /** For one that ends of itself, when it cannot write. */
    void startAgainIfGone() throws IOException {
        if (!Files.exists(folder.resolve("postmaster.pid")) || !isAlive()) {
            startAgain();
        }
    }

    void execute(String sql) {
        sql().execute(sql);
    }

    /** The first column of the only row. */
    long number(String sql) {
        return sql().number(sql);
    }

    /** The first column of all rows. */
    List<String> texts(String sql) {
        return sql().texts(sql);
    }

    @Override
    public void close() throws IOException {
        kill();
        FileSystemUtils.deleteRecursively(folder);
    }

    private void signal(String name) {
        var postmaster = postmaster();
        var pids = Stream.concat(Stream.of(postmaster), postmaster.children()).map(ProcessHandle::pid);
        var command = Stream.concat(Stream.of("kill", name), pids.map(String::valueOf))
                .toList();
        try {
            var kill = new ProcessBuilder(command).start();
            Fact.await("signal " + name, () -> !kill.isAlive());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean isAlive() throws IOException {
        var pid = Files.readAllLines(folder.resolve("postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).isPresent();
    }

    private ProcessHandle postmaster() {
        try {
            var pid = Files.readAllLines(folder.resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What the library hands out can but ask the server to stop, which it is not asked here. */
    private void launch() throws IOException {
        var _ = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                // The library switches these off, for tests.
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }
}
