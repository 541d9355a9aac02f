package dev.tracepress.shared.adapter.jobs.bench;

import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.jobs.worker.AnswersToJobs;
import dev.tracepress.shared.adapter.jobs.worker.JobsUnderTest;
import dev.tracepress.shared.adapter.persistence.DatabaseSettings;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import reactor.core.scheduler.Schedulers;

/** A worker in a process of its own, with the settings of production and without telemetry. */
record BenchWorker(Process process) implements AutoCloseable {

    private static final int POOL_SIZE = 10;

    /** With so many jobs in a commit at most. */
    static BenchWorker start(DatabaseSettings database, int together) throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        return new BenchWorker(new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dlogging.level.root=warn",
                        BenchWorker.class.getName(),
                        Integer.toString(database.port()),
                        database.database(),
                        Integer.toString(together))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    public static void main(String[] arguments) {
        var answers = new AnswersToJobs(Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor()));
        var store = PostgresStore.on(
                new DatabaseSettings(
                        "127.0.0.1",
                        Integer.parseInt(arguments[0]),
                        arguments[1],
                        "postgres",
                        "",
                        "disable",
                        POOL_SIZE),
                answers::decorate);
        JobsUnderTest.on(
                store,
                JobSettings.usual(true),
                List.of(new BenchJob(store.database(), Integer.parseInt(arguments[2]))));
    }

    /** CPU time so far, its compiler's included. */
    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
