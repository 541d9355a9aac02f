package dev.tracepress.operations.adapter.persistence;

import dev.tracepress.operations.application.port.out.WorkerView;
import dev.tracepress.operations.application.port.out.Workers;
import dev.tracepress.shared.adapter.persistence.StorageErrors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** What all workers have told. */
final class R2dbcWorkers implements Workers {

    private static final String NOW = """
            SELECT %s FROM recorded_workers
            WHERE told_at > statement_timestamp() - interval '10 seconds'""".formatted(RecordedWorkerRow.COLUMNS);

    private final DatabaseClient database;

    R2dbcWorkers(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Flux<WorkerView> now() {
        return database.sql(NOW)
                .map(RecordedWorkerRow::of)
                .all()
                .map(RecordedWorkerRow::worker)
                .collectList()
                .transform(StorageErrors::translated)
                .flatMapMany(Flux::fromIterable);
    }
}
