package dev.tracepress.operations.application.port.out;

import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.operations.domain.TraceId;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The newest spans, as many as there is room for: an old one makes room for a new one, and nobody waits for that. What is kept
 * is what was sampled.
 */
public interface RecordedSpans {

    /** All that are kept of any of the traces, and all that link to one of them; in no order. */
    Flux<RecordedSpan> related(Set<TraceId> traces);

    /** The requests that came in, those last that ended first. */
    Flux<RecordedSpan> requests();

    /** The trace of the newest request that was answered with that {@code X-Request-Id}; empty if none is kept. */
    Mono<TraceId> traceOf(String requestId);
}
