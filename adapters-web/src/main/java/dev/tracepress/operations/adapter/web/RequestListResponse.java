package dev.tracepress.operations.adapter.web;

import dev.tracepress.operations.domain.RecordedSpan;
import java.time.Instant;
import java.util.List;

/** Requests that are kept. */
record RequestListResponse(List<Request> requests) {

    static RequestListResponse from(List<RecordedSpan> spans) {
        return new RequestListResponse(spans.stream().map(Request::from).toList());
    }

    /**
     * One of them.
     *
     * @param name its method and the template of its route
     * @param status of its answer; empty if it had none
     */
    record Request(
            String traceId,
            String name,
            String path,
            String status,
            Instant startedAt,
            double durationMs,
            boolean failed) {

        static Request from(RecordedSpan span) {
            return new Request(
                    span.trace().value(),
                    span.name(),
                    span.attribute("url.path").orElse(""),
                    span.attribute("http.response.status_code").orElse(""),
                    span.startedAt(),
                    Millis.of(span.duration()),
                    span.failed());
        }
    }
}
