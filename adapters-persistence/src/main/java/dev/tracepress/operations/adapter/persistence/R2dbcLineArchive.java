package dev.tracepress.operations.adapter.persistence;

import static dev.tracepress.operations.adapter.persistence.Columns.column;

import dev.tracepress.operations.application.port.out.LineArchive;
import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.shared.adapter.persistence.StorageErrors;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Keeps the newest {@value #ROOM} lines of all processes; one statement, whatever their number. */
final class R2dbcLineArchive implements LineArchive {

    static final long ROOM = 20_000;

    /** Those of a batch that the room is too small for go with the next one: a statement does not see what it inserts. */
    private static final String KEEP = """
            WITH kept AS (
                INSERT INTO recorded_lines (at_nanos, trace_id, span_id, level, logger, message, error, fields, job_type,
                        job_id, process)
                SELECT * FROM unnest(:times, :traces, :spans, :levels, :loggers, :messages, :errors, :fields, :job_types,
                        :job_ids, :processes)
                RETURNING id
            )
            DELETE FROM recorded_lines WHERE id <= (SELECT max(id) FROM kept) - :room""";

    private static final String FORGET = "DELETE FROM recorded_lines WHERE at_nanos < :before";

    private final DatabaseClient database;

    R2dbcLineArchive(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> keep(List<LogLine> lines) {
        return database.sql(KEEP)
                .bind("times", column(lines, line -> SpanText.nanos(line.at()), Long[]::new))
                .bind("traces", column(lines, line -> line.trace().value(), String[]::new))
                .bind("spans", column(lines, line -> line.span().span(), String[]::new))
                .bind("levels", column(lines, LogLine::level, String[]::new))
                .bind("loggers", column(lines, LogLine::logger, String[]::new))
                .bind("messages", column(lines, LogLine::message, String[]::new))
                .bind("errors", column(lines, line -> line.error().orElse(null), String[]::new))
                .bind("fields", column(lines, line -> SpanText.attributes(line.fields()), String[]::new))
                .bind("job_types", column(lines, line -> line.jobType().orElse(null), String[]::new))
                .bind("job_ids", column(lines, line -> line.jobId().orElse(null), String[]::new))
                .bind("processes", column(lines, LogLine::process, String[]::new))
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
