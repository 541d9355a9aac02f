package dev.tracepress.operations.adapter.web;

import dev.tracepress.operations.domain.LogLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines of the log, earliest first. */
record LineListResponse(List<Line> lines) {

    static LineListResponse from(List<LogLine> lines) {
        return new LineListResponse(lines.stream().map(Line::from).toList());
    }

    /** One of them. */
    record Line(
            Instant at,
            String traceId,
            String spanId,
            String level,
            String logger,
            String message,
            @Nullable String error,
            String process,
            Map<String, String> fields) {

        static Line from(LogLine line) {
            return new Line(
                    line.at(),
                    line.trace().value(),
                    line.span().span(),
                    line.level(),
                    line.logger(),
                    line.message(),
                    line.error().orElse(null),
                    line.process(),
                    line.fields());
        }
    }
}
