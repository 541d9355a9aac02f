package dev.tracepress.operations.adapter.persistence;

import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.operations.domain.TraceId;
import dev.tracepress.shared.adapter.persistence.StorageErrors;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What all processes have put into the archive. */
final class R2dbcRecordedSpans implements RecordedSpans {

    private static final String RELATED = """
            SELECT %s FROM recorded_spans
            WHERE trace_id = ANY(:traces) OR linked_traces && :traces
            LIMIT 10000""".formatted(RecordedSpanRow.COLUMNS);

    private static final String REQUESTS = """
            SELECT %s FROM recorded_spans
            WHERE role = 'SERVER' AND name NOT LIKE '%% /console%%'
            ORDER BY id DESC LIMIT %s""".formatted(RecordedSpanRow.COLUMNS, MOST_REQUESTS);

    private static final String OF_REQUEST = """
            SELECT trace_id FROM recorded_spans WHERE request_id = :request ORDER BY id DESC LIMIT 1""";

    private final DatabaseClient database;

    R2dbcRecordedSpans(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Flux<RecordedSpan> related(Set<TraceId> traces) {
        return database.sql(RELATED)
                .bind("traces", traces.stream().map(TraceId::value).toArray(String[]::new))
                .map(RecordedSpanRow::of)
                .all()
                .map(RecordedSpanRow::span)
                .collectList()
                .transform(StorageErrors::translated)
                .flatMapMany(Flux::fromIterable);
    }

    @Override
    public Flux<RecordedSpan> requests() {
        return database.sql(REQUESTS)
                .map(RecordedSpanRow::of)
                .all()
                .map(RecordedSpanRow::span)
                .collectList()
                .transform(StorageErrors::translated)
                .flatMapMany(Flux::fromIterable);
    }

    @Override
    public Mono<TraceId> traceOf(String requestId) {
        return database.sql(OF_REQUEST)
                .bind("request", requestId)
                .map(RecordedSpanRow::trace)
                .one()
                .transform(StorageErrors::translated);
    }
}
