package dev.tracepress.telemetry.http;

import dev.tracepress.telemetry.context.ReactorTraceContext;
import dev.tracepress.telemetry.context.Spans;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.semconv.ErrorAttributes;
import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Watches the calls of an HTTP client, each as a span of one name, until the answer was read to its end; events tell when it
 * began, and whether the caller gave up on it.
 */
record WatchedClient(CallSpans calls, String name) implements ExchangeFilterFunction {

    static final String ANSWER_BEGUN = "answer.begun";
    static final String GIVEN_UP = "given.up";

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return Mono.deferContextual(carrier -> {
            var context = calls.begin(name, request.method().name(), request.url(), ReactorTraceContext.in(carrier));
            var span = Span.fromContext(context);
            return ReactorTraceContext.onThread(next.exchange(joined(request, CallSpans.headersOf(context))))
                    .map(answer -> begun(span, answer))
                    .doOnError(error -> Spans.failed(span, error))
                    .doOnError(_ -> span.end())
                    .doOnCancel(() -> givenUp(span))
                    .contextWrite(inner -> ReactorTraceContext.with(inner, context));
        });
    }

    private static ClientRequest joined(ClientRequest request, Map<String, String> trace) {
        return ClientRequest.from(request)
                .headers(headers -> trace.forEach(headers::set))
                .build();
    }

    private static ClientResponse begun(Span span, ClientResponse answer) {
        CallSpans.answered(span, answer.statusCode().value());
        span.addEvent(ANSWER_BEGUN);
        return answer.mutate().body(body -> watched(span, body)).build();
    }

    private static Flux<DataBuffer> watched(Span span, Flux<DataBuffer> body) {
        return body.doOnError(error -> Spans.failed(span, error))
                .doOnCancel(() -> givenUp(span))
                .doFinally(_ -> span.end());
    }

    private static void givenUp(Span span) {
        span.addEvent(GIVEN_UP);
        span.setAttribute(ErrorAttributes.ERROR_TYPE, GIVEN_UP);
        span.setStatus(StatusCode.ERROR);
        span.end();
    }
}
