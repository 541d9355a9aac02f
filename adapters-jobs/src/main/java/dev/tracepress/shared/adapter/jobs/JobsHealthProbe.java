package dev.tracepress.shared.adapter.jobs;

import dev.tracepress.shared.application.port.out.HealthProbe;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Jobs are well if the queue can be read and, where this process is to run them, its worker runs. */
final class JobsHealthProbe implements HealthProbe {

    private final DatabaseClient database;
    private final LocalWorker worker;
    private final boolean workerExpected;

    JobsHealthProbe(DatabaseClient database, LocalWorker worker, boolean workerExpected) {
        this.database = database;
        this.worker = worker;
        this.workerExpected = workerExpected;
    }

    @Override
    public String part() {
        return "jobs";
    }

    @Override
    public Mono<Void> check() {
        if (workerExpected && !worker.isRunning()) {
            return Mono.error(() -> new IllegalStateException("the worker does not run"));
        }
        return database.sql("SELECT FROM scheduled_tasks LIMIT 1").then();
    }
}
