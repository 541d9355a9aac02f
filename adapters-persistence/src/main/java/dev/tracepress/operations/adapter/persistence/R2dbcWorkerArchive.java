package dev.tracepress.operations.adapter.persistence;

import static dev.tracepress.operations.adapter.persistence.Columns.column;

import dev.tracepress.operations.application.port.out.Figure;
import dev.tracepress.operations.application.port.out.WorkerArchive;
import dev.tracepress.operations.application.port.out.WorkerView;
import dev.tracepress.shared.adapter.persistence.StorageErrors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** A row for each worker, by the clock of the database; with each that tells, those go that have told nothing for a minute. */
final class R2dbcWorkerArchive implements WorkerArchive {

    private static final String KEEP = """
            WITH gone AS (
                DELETE FROM recorded_workers
                WHERE told_at < statement_timestamp() - interval '1 minute' AND worker <> :worker
            )
            INSERT INTO recorded_workers
                (worker, told_at, figures, labels, amounts, job_types, job_ids, since_nanos)
            VALUES (:worker, statement_timestamp(), :figures, :labels, :amounts, :job_types, :job_ids, :since)
            ON CONFLICT (worker) DO UPDATE SET
                told_at = excluded.told_at, figures = excluded.figures, labels = excluded.labels,
                amounts = excluded.amounts, job_types = excluded.job_types, job_ids = excluded.job_ids,
                since_nanos = excluded.since_nanos""";

    private final DatabaseClient database;

    R2dbcWorkerArchive(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> keep(WorkerView worker) {
        var figures = worker.figures();
        var running = worker.running();
        return database.sql(KEEP)
                .bind("worker", worker.name())
                .bind("figures", column(figures, Figure::name, String[]::new))
                .bind("labels", column(figures, figure -> SpanText.attributes(figure.labels()), String[]::new))
                .bind("amounts", column(figures, Figure::value, Double[]::new))
                .bind("job_types", column(running, each -> each.job().kind(), String[]::new))
                .bind("job_ids", column(running, each -> each.job().id(), String[]::new))
                .bind("since", column(running, each -> SpanText.nanos(each.since()), Long[]::new))
                .then()
                .transform(StorageErrors::translated);
    }
}
