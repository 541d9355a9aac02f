package dev.tracepress.chaos;

import dev.tracepress.shared.adapter.persistence.DatabaseSettings;
import dev.tracepress.shared.adapter.persistence.PgBouncer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A database and the processes that share it, none of which outlives the storm, whatever becomes of that. */
final class Storm implements AutoCloseable {

    private final Path folder;
    private final StormDatabase database;
    private final Thread hook = new Thread(this::end);
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger deaths = new AtomicInteger();
    private final List<StormProcess> processes = new ArrayList<>();
    private final List<String> settings = new ArrayList<>();
    private List<String> jvm = StormProcess.BRIEF;
    private DatabaseSettings reached;

    private Storm(Path folder, StormDatabase database) {
        this.folder = folder;
        this.database = database;
        this.reached = PgBouncer.before(database.settings()).orElse(database.settings());
        if (!reached.equals(database.settings())) {
            settings.add("DATABASE_DIRECT_URL=" + database.settings());
        }
    }

    /** The logs of its processes stay in {@code target/storms}, to be looked at. */
    static Storm named(String name) throws IOException {
        return on(Files.createTempDirectory("storm"), name);
    }

    /** With the database in that folder. */
    static Storm on(Path data, String name) throws IOException {
        var folder = Path.of("target", "storms", name).toAbsolutePath();
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        var storm = new Storm(folder, StormDatabase.start(data, folder.resolve("postgres.log")));
        Runtime.getRuntime().addShutdownHook(storm.hook);
        return storm;
    }

    /** Settings of all processes that begin after this: {@code NAME=value}. */
    Storm with(String... more) {
        settings.addAll(List.of(more));
        return this;
    }

    /** All processes that begin after this have both compilers and the usual collector, as where figures are promised. */
    Storm onTheUsualJvm() {
        jvm = StormProcess.USUAL;
        return this;
    }

    StormDatabase database() {
        return database;
    }

    /** Over which all processes that begin after this reach the database. */
    StormNetwork network() throws IOException {
        var network = StormNetwork.before(reached.port());
        reached = new DatabaseSettings(
                reached.host(),
                network.port(),
                reached.database(),
                reached.user(),
                reached.password(),
                reached.sslMode(),
                reached.poolSize());
        return network;
    }

    /** Serves requests, and has made the tables by the time it is there. */
    StormProcess api() {
        var api = start("api").awaitHealth();
        database.execute("CREATE TABLE storm_rows (job text NOT NULL)");
        database.execute("CREATE TABLE storm_calls (job text NOT NULL)");
        return api;
    }

    /** Serves requests beside the first, with settings that the others do not have. */
    StormProcess anotherApi(String... more) {
        return start("api", List.of(more)).awaitHealth();
    }

    StormProcess worker() {
        return start("worker").awaitHealth();
    }

    /** Whenever one dies, another takes its place. */
    void supervisedWorkers(int count) {
        for (int worker = 0; worker < count; worker++) {
            supervised();
        }
    }

    /** How many supervised workers have died. */
    int deaths() {
        return deaths.get();
    }

    /** From now on the poison jobs of the storms do no harm. */
    void mendPoison() throws IOException {
        Files.createFile(folder.resolve(StormJobs.MENDED));
    }

    /** Whether the queue has nothing left but jobs that recur. */
    boolean isQueueEmpty() {
        return database.number("SELECT count(*) FROM scheduled_tasks WHERE task_instance <> 'recurring'") == 0;
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void supervised() {
        var worker = start("worker");
        var _ = worker.handle().onExit().thenRun(() -> {
            if (!over.get()) {
                deaths.incrementAndGet();
                supervised();
            }
        });
    }

    private StormProcess start(String role) {
        return start(role, List.of());
    }

    private synchronized StormProcess start(String role, List<String> more) {
        if (over.get()) {
            throw new IllegalStateException("the storm is over");
        }
        try {
            var log = folder.resolve("%s-%s.log".formatted(processes.size() + 1, role));
            var process = StormProcess.launch(
                    role,
                    reached,
                    jvm,
                    log,
                    folder,
                    Stream.concat(settings.stream(), more.stream()).toList());
            processes.add(process);
            return process;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private synchronized void end() {
        if (!over.getAndSet(true)) {
            processes.forEach(StormProcess::kill);
            try {
                database.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
