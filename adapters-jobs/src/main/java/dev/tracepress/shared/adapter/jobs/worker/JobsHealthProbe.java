package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.queue.LocalWorker;
import dev.tracepress.shared.application.port.out.HealthProbe;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Jobs are well if the queue can be read and written and, where this process is to run them, its worker takes them. */
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
        return worker.check(workerExpected).then(Mono.defer(this::canBeRead)).then(Mono.defer(this::canWrite));
    }

    private Mono<Void> canBeRead() {
        return database.sql("SELECT FROM scheduled_tasks LIMIT 1").then();
    }

    /** No job ends where nothing can be written; what fails on a full disk is to spill 5,000 numbers, which costs 2 ms. */
    private Mono<Void> canWrite() {
        return database.sql("""
                        SELECT count(*) > 0 AND current_setting('transaction_read_only') = 'off'
                        FROM (SELECT set_config('work_mem', '64kB', TRUE)) AS small,
                             LATERAL (SELECT FROM generate_series(1, 5000)) AS spilled""")
                .mapValue(Boolean.class)
                .one()
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("the database takes no writes")))
                .then();
    }
}
