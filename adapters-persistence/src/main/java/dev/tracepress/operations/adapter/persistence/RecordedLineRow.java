package dev.tracepress.operations.adapter.persistence;

import static dev.tracepress.shared.adapter.persistence.Rows.required;

import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.operations.domain.SpanReference;
import io.r2dbc.spi.Readable;
import java.util.Optional;

/** A row of {@code recorded_lines}. */
record RecordedLineRow(LogLine line) {

    static final String COLUMNS = "at_nanos, trace_id, span_id, level, logger, message, error, fields, process";

    static RecordedLineRow of(Readable row) {
        return new RecordedLineRow(new LogLine(
                SpanText.instant(required(row, "at_nanos", Long.class)),
                new SpanReference(RecordedSpanRow.trace(row), required(row, "span_id", String.class)),
                required(row, "level", String.class),
                required(row, "logger", String.class),
                required(row, "message", String.class),
                Optional.ofNullable(row.get("error", String.class)),
                SpanText.attributes(required(row, "fields", String.class)),
                required(row, "process", String.class)));
    }
}
