package dev.tracepress.operations.adapter.persistence;

import dev.tracepress.operations.application.port.out.RecordedLines;
import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.operations.domain.TraceId;
import dev.tracepress.shared.adapter.persistence.StorageErrors;
import dev.tracepress.shared.application.port.out.JobKey;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;

/** What all processes have put into the archive. */
final class R2dbcRecordedLines implements RecordedLines {

    private static final String NEWEST = """
            SELECT %s FROM recorded_lines
            WHERE %s
            ORDER BY id DESC LIMIT :most""";

    private static final String OF_TRACES = NEWEST.formatted(RecordedLineRow.COLUMNS, "trace_id = ANY(:traces)");
    private static final String OF_JOB = NEWEST.formatted(RecordedLineRow.COLUMNS, "job_type = :kind AND job_id = :id");

    private final DatabaseClient database;

    R2dbcRecordedLines(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Flux<LogLine> ofTraces(Set<TraceId> traces) {
        return newest(database.sql(OF_TRACES)
                .bind("traces", traces.stream().map(TraceId::value).toArray(String[]::new)));
    }

    @Override
    public Flux<LogLine> ofJob(JobKey job) {
        return newest(database.sql(OF_JOB).bind("kind", job.kind()).bind("id", job.id()));
    }

    private static Flux<LogLine> newest(GenericExecuteSpec question) {
        return question.bind("most", MOST)
                .map(RecordedLineRow::of)
                .all()
                .map(RecordedLineRow::line)
                .collectList()
                .transform(StorageErrors::translated)
                .flatMapMany(Flux::fromIterable);
    }
}
