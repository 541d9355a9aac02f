package dev.tracepress.operations.adapter.web;

import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.operations.domain.Waterfall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A waterfall, in the order in which it is drawn. */
record TraceResponse(Instant startedAt, double durationMs, List<Row> rows) {

    static TraceResponse from(Waterfall waterfall) {
        return new TraceResponse(
                waterfall.startedAt(),
                Millis.of(waterfall.duration()),
                waterfall.rows().stream()
                        .map(row -> Row.from(row, waterfall.startedAt()))
                        .toList());
    }

    /**
     * A line of it.
     *
     * @param offsetMs from the beginning of the waterfall
     * @param waitedMs of an attempt: how long the job had waited for it
     * @param orphaned whether what it follows from is not kept
     */
    record Row(
            String traceId,
            String spanId,
            String name,
            String role,
            int depth,
            double offsetMs,
            double durationMs,
            @Nullable Double waitedMs,
            boolean failed,
            boolean orphaned,
            String process,
            Map<String, String> attributes) {

        static Row from(Waterfall.Row row, Instant beginning) {
            var span = row.span();
            return new Row(
                    span.trace().value(),
                    span.reference().span(),
                    span.name(),
                    role(span),
                    row.depth(),
                    Millis.of(Duration.between(beginning, span.startedAt())),
                    Millis.of(span.duration()),
                    row.waited().map(Millis::of).orElse(null),
                    span.failed(),
                    row.orphaned(),
                    span.process(),
                    span.attributes());
        }

        private static String role(RecordedSpan span) {
            return span.role().name().toLowerCase(Locale.ROOT);
        }
    }
}
