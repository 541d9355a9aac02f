package dev.tracepress.operations.adapter.persistence;

import static dev.tracepress.operations.adapter.persistence.Columns.column;

import dev.tracepress.operations.application.port.out.SpanArchive;
import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.shared.adapter.persistence.StorageErrors;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Keeps the newest {@value #ROOM} spans of all processes, some 50 MiB; one statement, whatever their number. */
final class R2dbcSpanArchive implements SpanArchive {

    static final long ROOM = 50_000;

    /** Those of a batch that the room is too small for go with the next one: a statement does not see what it inserts. */
    private static final String KEEP = """
            WITH kept AS (
                INSERT INTO recorded_spans (trace_id, span_id, parent_id, links, linked_traces, name, role,
                        started_nanos, duration_nanos, failed, attributes, request_id, process)
                SELECT trace_id, span_id, parent_id, links,
                       ARRAY(SELECT left(link, 32) FROM unnest(string_to_array(links, ' ')) AS link), name, role,
                       started_nanos, duration_nanos, failed, attributes, request_id, process
                FROM unnest(:traces, :spans, :parents, :links, :names, :roles, :starts, :durations, :failed,
                            :attributes, :requests, :processes)
                     AS span (trace_id, span_id, parent_id, links, name, role, started_nanos, duration_nanos, failed,
                              attributes, request_id, process)
                ON CONFLICT ON CONSTRAINT recorded_spans_once DO NOTHING
                RETURNING id
            )
            DELETE FROM recorded_spans WHERE id <= (SELECT max(id) FROM kept) - :room""";

    private static final String FORGET = "DELETE FROM recorded_spans WHERE started_nanos < :before";

    private final DatabaseClient database;

    R2dbcSpanArchive(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> keep(List<RecordedSpan> spans) {
        return database.sql(KEEP)
                .bind("traces", column(spans, span -> span.trace().value(), String[]::new))
                .bind("spans", column(spans, span -> span.reference().span(), String[]::new))
                .bind("parents", column(spans, span -> span.parent().orElse(null), String[]::new))
                .bind("links", column(spans, SpanText::links, String[]::new))
                .bind("names", column(spans, RecordedSpan::name, String[]::new))
                .bind("roles", column(spans, span -> span.role().name(), String[]::new))
                .bind("starts", column(spans, span -> SpanText.nanos(span.startedAt()), Long[]::new))
                .bind("durations", column(spans, span -> span.duration().toNanos(), Long[]::new))
                .bind("failed", column(spans, RecordedSpan::failed, Boolean[]::new))
                .bind("attributes", column(spans, span -> SpanText.attributes(span.attributes()), String[]::new))
                .bind(
                        "requests",
                        column(
                                spans,
                                span -> span.attribute(SpanText.REQUEST_ID).orElse(null),
                                String[]::new))
                .bind("processes", column(spans, RecordedSpan::process, String[]::new))
                .bind("room", ROOM)
                .then()
                .transform(StorageErrors::translated);
    }

    @Override
    public Mono<Long> forget(Instant before) {
        return database.sql(FORGET)
                .bind("before", SpanText.nanos(before))
                .fetch()
                .rowsUpdated()
                .transform(StorageErrors::translated);
    }
}
