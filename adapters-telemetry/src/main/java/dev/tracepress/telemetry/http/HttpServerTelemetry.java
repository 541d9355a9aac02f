package dev.tracepress.telemetry.http;

import dev.tracepress.shared.adapter.web.error.HttpError;
import dev.tracepress.shared.adapter.web.error.RequestTraces;
import dev.tracepress.shared.adapter.web.filter.OpenStreams;
import dev.tracepress.shared.adapter.web.representation.Compression;
import dev.tracepress.shared.adapter.web.request.BodyFilter;
import dev.tracepress.shared.adapter.web.server.Shutdown;
import dev.tracepress.telemetry.catalog.SignalCatalog;
import dev.tracepress.telemetry.context.ReactorTraceContext;
import dev.tracepress.telemetry.context.TraceIds;
import dev.tracepress.telemetry.logging.UnheardErrors;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.semconv.HttpAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Watches every request from its first byte until its answer is handed to the network, errors included, which are made
 * outside all filters; hence it stands before everything else. As a filter it learns the exchange, which knows the route.
 *
 * <p>The span follows the conventions for HTTP servers (OpenTelemetry semantic conventions 1.41, HTTP spans).
 */
final class HttpServerTelemetry implements HttpHandlerDecoratorFactory, WebFilter, RequestTraces {

    static final TextMapGetter<HttpHeaders> HEADERS = new RequestHeaders();

    private static final long UNKNOWN_LENGTH = -1;

    private final OpenTelemetry openTelemetry;
    private final Tracer tracer;
    private final RequestOutcomes outcomes;
    private final Shutdown shutdown;

    HttpServerTelemetry(OpenTelemetry openTelemetry, RequestOutcomes outcomes, Shutdown shutdown) {
        this.openTelemetry = openTelemetry;
        this.tracer = openTelemetry.getTracer(SignalCatalog.SCOPE);
        this.outcomes = outcomes;
        this.shutdown = shutdown;
    }

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> Mono.defer(() -> watched(handler, request, response));
    }

    private Mono<Void> watched(HttpHandler handler, ServerHttpRequest request, ServerHttpResponse response) {
        var watched = begin(request);
        outcomes.began();
        response.beforeCommit(() -> Mono.fromRunnable(() -> answering(watched, response)));
        return handler.handle(request, response)
                .doOnError(watched::brokeOff)
                .doFinally(signal -> ended(watched, request, response, signal))
                .contextWrite(carrier -> UnheardErrors.ofRequest(
                        ReactorTraceContext.with(carrier, watched.context()), watched.context()));
    }

    /**
     * An answer that goes on for as long as the client likes: how long that is says nothing of the service, so what counts as
     * the duration of such a request is the time until its answer begins. The span and the access line last until its end.
     */
    private void answering(ObservedRequest request, ServerHttpResponse response) {
        if (OpenStreams.isStream(response)) {
            try (var _ = request.context().makeCurrent()) {
                outcomes.streaming(
                        new RequestOutcome(request.method(), request.route(), 200, RequestOutcome.NO_ERROR), request);
            }
        }
    }

    private ObservedRequest begin(ServerHttpRequest request) {
        var method = RequestAttributes.knownMethod(request.getMethod().name());
        var parent = callerIn(request.getHeaders());
        var span = MachineRoutes.isAsked(method, request.getPath().value())
                ? TraceIds.unrecorded(parent)
                : start(request, method, parent);
        return new ObservedRequest(method, parent, span);
    }

    private Context callerIn(HttpHeaders headers) {
        return openTelemetry.getPropagators().getTextMapPropagator().extract(Context.root(), headers, HEADERS);
    }

    private Span start(ServerHttpRequest request, String method, Context parent) {
        return tracer.spanBuilder(RequestAttributes.spanName(method))
                .setParent(parent)
                .setSpanKind(SpanKind.SERVER)
                .setAllAttributes(RequestAttributes.of(request, method))
                .startSpan();
    }

    private void ended(
            ObservedRequest watched, ServerHttpRequest request, ServerHttpResponse response, SignalType signal) {
        var status = response.getStatusCode();
        var answered = signal == SignalType.CANCEL && !response.isCommitted()
                ? cutOff()
                : status == null ? 200 : status.value();
        tell(watched, answered, signal == SignalType.ON_COMPLETE ? lengthOf(request, response) : UNKNOWN_LENGTH);
    }

    /** As the answer's head says it, where that is how many bytes have followed. */
    private static long lengthOf(ServerHttpRequest request, ServerHttpResponse response) {
        var isHeadAlone =
                HttpMethod.HEAD.equals(request.getMethod()) || HttpStatus.NOT_MODIFIED.equals(response.getStatusCode());
        return isHeadAlone || Compression.mayShorten(request.getHeaders(), response.getHeaders())
                ? UNKNOWN_LENGTH
                : response.getHeaders().getContentLength();
    }

    /** By its client, unless the service itself is going. */
    private int cutOff() {
        return shutdown.hasBegun() ? HttpStatus.SERVICE_UNAVAILABLE.value() : RequestOutcome.CLIENT_GONE;
    }

    private void tell(ObservedRequest request, int status, long bytes) {
        try (var _ = request.context().makeCurrent()) {
            outcomes.ended(
                    new RequestOutcome(request.method(), request.route(), status, errorType(request, status)),
                    request,
                    bytes);
        }
    }

    private static String errorType(ObservedRequest request, int status) {
        return request.failure(status)
                .map(Throwable::getClass)
                .map(Class::getName)
                .orElse(HttpError.isFailure(status) ? Integer.toString(status) : RequestOutcome.NO_ERROR);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.deferContextual(carrier -> {
            var request = ReactorTraceContext.in(carrier).get(ObservedRequest.KEY);
            if (request != null) {
                request.seen(exchange);
                exchange.getAttributes().put(ObservedRequest.class.getName(), request);
            }
            return ReactorTraceContext.onThread(
                    chain.filter(onlyReads(exchange.getRequest()) ? exchange : withBodyOnThread(exchange)));
        });
    }

    /** Most do: nobody asks for a body of theirs, and whatever stands between them and their handler costs each of them. */
    private static boolean onlyReads(ServerHttpRequest request) {
        return HttpMethod.GET.equals(request.getMethod()) && !BodyFilter.hasBody(request);
    }

    /** The parts of a body come later than the request, and from the network. */
    private static ServerWebExchange withBodyOnThread(ServerWebExchange exchange) {
        var request = new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return ReactorTraceContext.onThread(super.getBody());
            }
        };
        return exchange.mutate().request(request).build();
    }

    @Override
    public String traceId(ServerWebExchange exchange) {
        ObservedRequest request = exchange.getAttribute(ObservedRequest.class.getName());
        var span = request == null ? Span.getInvalid() : request.span();
        return span.getSpanContext().isValid() ? span.getSpanContext().getTraceId() : TraceIds.random();
    }

    @Override
    public String refused(String method, HttpHeaders headers, int status, String requestId) {
        var known = RequestAttributes.knownMethod(method);
        var parent = callerIn(headers);
        var span = tracer.spanBuilder(RequestAttributes.spanName(known))
                .setParent(parent)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute(HttpAttributes.HTTP_REQUEST_METHOD, known)
                .startSpan();
        var request = new ObservedRequest(known, parent, span);
        request.named(requestId);
        outcomes.began();
        tell(request, status, UNKNOWN_LENGTH);
        return span.getSpanContext().getTraceId();
    }

    private static final class RequestHeaders implements TextMapGetter<HttpHeaders> {

        @Override
        public Iterable<String> keys(HttpHeaders headers) {
            return headers.headerNames();
        }

        @Override
        public @Nullable String get(@Nullable HttpHeaders headers, String key) {
            return Objects.requireNonNull(headers).getFirst(key);
        }
    }
}
