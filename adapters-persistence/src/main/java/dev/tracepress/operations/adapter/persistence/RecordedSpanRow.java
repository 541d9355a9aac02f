package dev.tracepress.operations.adapter.persistence;

import static dev.tracepress.shared.adapter.persistence.Rows.required;

import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.operations.domain.SpanReference;
import dev.tracepress.operations.domain.SpanRole;
import dev.tracepress.operations.domain.TraceId;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Optional;

/** A row of {@code recorded_spans}. */
record RecordedSpanRow(RecordedSpan span) {

    static final String COLUMNS =
            "trace_id, span_id, parent_id, links, name, role, started_nanos, duration_nanos, failed,"
                    + " attributes, process";

    static RecordedSpanRow of(Readable row) {
        return new RecordedSpanRow(new RecordedSpan(
                new SpanReference(trace(row), required(row, "span_id", String.class)),
                Optional.ofNullable(row.get("parent_id", String.class)),
                SpanText.links(required(row, "links", String.class)),
                required(row, "name", String.class),
                SpanRole.valueOf(required(row, "role", String.class)),
                SpanText.instant(required(row, "started_nanos", Long.class)),
                Duration.ofNanos(required(row, "duration_nanos", Long.class)),
                required(row, "failed", Boolean.class),
                SpanText.attributes(required(row, "attributes", String.class)),
                required(row, "process", String.class)));
    }

    static TraceId trace(Readable row) {
        return new TraceId(required(row, "trace_id", String.class));
    }
}
