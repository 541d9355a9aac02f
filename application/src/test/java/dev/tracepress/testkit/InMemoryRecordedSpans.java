package dev.tracepress.testkit;

import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.operations.domain.SpanRole;
import dev.tracepress.operations.domain.TraceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Spans in a list, those first that ended first. */
public record InMemoryRecordedSpans(List<RecordedSpan> spans) implements RecordedSpans {

    private static final String REQUEST_ID = "http.response.header.x-request-id";

    public InMemoryRecordedSpans {
        spans = List.copyOf(spans);
    }

    @Override
    public Flux<RecordedSpan> related(Set<TraceId> traces) {
        return Flux.fromIterable(spans)
                .filter(span -> traces.contains(span.trace())
                        || span.links().stream().anyMatch(link -> traces.contains(link.trace())));
    }

    @Override
    public Flux<RecordedSpan> requests() {
        return served().filter(span -> !span.isOfTheConsole()).take(MOST_REQUESTS);
    }

    private Flux<RecordedSpan> served() {
        return Flux.fromIterable(spans.reversed()).filter(span -> span.role() == SpanRole.SERVER);
    }

    @Override
    public Mono<TraceId> traceOf(String requestId) {
        return served().filter(span -> span.attribute(REQUEST_ID).equals(Optional.of(requestId)))
                .next()
                .map(RecordedSpan::trace);
    }
}
