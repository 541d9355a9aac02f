package dev.tracepress.shared.adapter.web;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.Optional;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;

/** Finds the trace that a request is recorded under, without thread-locals, which a reactive chain does not keep. */
final class TraceIds {

    private final Tracer tracer;

    TraceIds(Tracer tracer) {
        this.tracer = tracer;
    }

    /** 32 hexadecimal digits. */
    String of(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(observation -> observation.<TracingContext>get(TracingContext.class))
                .flatMap(tracing -> Optional.ofNullable(tracing.getSpan()))
                .map(TraceIds::traceId)
                .orElseGet(() -> ofUnobserved("unobserved request", 500));
    }

    /** A trace of its own for a request that was refused before anybody observed it. */
    String ofUnobserved(String name, int status) {
        var span = tracer.spanBuilder()
                .setNoParent()
                .kind(Span.Kind.SERVER)
                .name(name)
                .start();
        span.tag("http.response.status_code", status);
        span.end();
        return traceId(span);
    }

    private static String traceId(Span span) {
        return span.context().traceId();
    }
}
