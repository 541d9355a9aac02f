package dev.tracepress.telemetry.http;

import dev.tracepress.shared.adapter.jobs.CallTelemetry;
import dev.tracepress.telemetry.catalog.SignalCatalog;
import dev.tracepress.telemetry.context.ReactorTraceContext;
import dev.tracepress.telemetry.context.Spans;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.semconv.ErrorAttributes;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.ServerAttributes;
import io.opentelemetry.semconv.UrlAttributes;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import reactor.core.publisher.Mono;

/**
 * Watches calls of other systems, by the conventions for HTTP clients (semantic conventions 1.41). They are told the trace,
 * and nothing else that travels with it: a caller's baggage is not theirs.
 */
final class CallSpans implements CallTelemetry {

    private final Tracer tracer;

    CallSpans(OpenTelemetry openTelemetry) {
        this.tracer = openTelemetry.getTracer(SignalCatalog.SCOPE);
    }

    @Override
    public <T> Mono<T> calling(
            String name, URI target, Function<Map<String, String>, Mono<T>> call, ToIntFunction<T> status) {
        return Mono.deferContextual(carrier -> {
            var context = begin(name, "POST", target, ReactorTraceContext.in(carrier));
            var span = Span.fromContext(context);
            var watched = Mono.defer(() -> call.apply(headersOf(context)))
                    .doOnNext(answer -> answered(span, status.applyAsInt(answer)))
                    .doOnError(error -> Spans.failed(span, error))
                    .doFinally(_ -> span.end())
                    .contextWrite(inner -> ReactorTraceContext.with(inner, context));
            // What follows from the answer comes on a thread of the client, and belongs to the trace as well.
            return ReactorTraceContext.onThread(watched);
        });
    }

    /** The context of a call that begins; whoever asks for it ends its span. */
    Context begin(String name, String method, URI target, Context parent) {
        return parent.with(tracer.spanBuilder(name)
                .setParent(parent)
                .setSpanKind(SpanKind.CLIENT)
                .setAllAttributes(attributes(method, target))
                .startSpan());
    }

    private static Attributes attributes(String method, URI target) {
        return Attributes.builder()
                .put(HttpAttributes.HTTP_REQUEST_METHOD, method)
                .put(ServerAttributes.SERVER_ADDRESS, target.getHost())
                .put(ServerAttributes.SERVER_PORT, (long) port(target))
                .put(UrlAttributes.URL_FULL, origin(target))
                .build();
    }

    private static int port(URI target) {
        return target.getPort() >= 0 ? target.getPort() : target.getScheme().equals("https") ? 443 : 80;
    }

    /** Who may call is often said in the query, and by many chats in the path. */
    private static String origin(URI target) {
        var port = target.getPort() < 0 ? "" : ":" + target.getPort();
        return target.getScheme() + "://" + target.getHost() + port;
    }

    static void answered(Span span, int status) {
        span.setAttribute(HttpAttributes.HTTP_RESPONSE_STATUS_CODE, (long) status);
        if (status >= 400) {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute(ErrorAttributes.ERROR_TYPE, Integer.toString(status));
        }
    }

    static Map<String, String> headersOf(Context context) {
        var headers = new HashMap<String, String>();
        W3CTraceContextPropagator.getInstance()
                .inject(context, headers, (carrier, key, value) -> headers.put(key, value));
        return headers;
    }
}
