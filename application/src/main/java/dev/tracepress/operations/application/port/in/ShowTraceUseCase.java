package dev.tracepress.operations.application.port.in;

import dev.tracepress.operations.domain.TraceId;
import dev.tracepress.operations.domain.Waterfall;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** An operator looks at what became of a request, or where a job came from. */
public interface ShowTraceUseCase {

    /**
     * The trace with all that are linked to it, back to the request and on to every attempt at its jobs.
     *
     * @return the waterfall, or {@link dev.tracepress.operations.domain.OperationsError.TraceNotFound}
     */
    @WithSpan("trace.show")
    Mono<Waterfall> show(ShowTrace command);

    /** Which trace. */
    record ShowTrace(TraceId trace) {}
}
