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

    int MOST_REQUESTS = 1_000;

    /** All that are kept of any of the traces, and all that link to one of them; in no order. */
    Flux<RecordedSpan> related(Set<TraceId> traces);

    /**
     * The {@value #MOST_REQUESTS} newest requests that came in, those last that ended first; not those of the console, which asks so
     * often that there would soon be no others.
     */
    Flux<RecordedSpan> requests();

    /** The trace of the newest request that was answered with that {@code X-Request-Id}; empty if none is kept. */
    Mono<TraceId> traceOf(String requestId);
}
