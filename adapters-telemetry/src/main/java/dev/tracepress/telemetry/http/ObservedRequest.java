package dev.tracepress.telemetry.http;

import dev.tracepress.shared.adapter.web.error.ClientGone;
import dev.tracepress.shared.adapter.web.error.HttpError;
import dev.tracepress.shared.adapter.web.request.RequestFacts;
import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.catalog.LogKey;
import dev.tracepress.telemetry.context.LogFields;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.handler.ExceptionHandlingWebHandler;
import org.springframework.web.util.pattern.PathPattern;

/** A request on its way through the service: its span, and what becomes known of it underway. */
@KeepsState("what became of one request")
public final class ObservedRequest {

    static final ContextKey<ObservedRequest> KEY = ContextKey.named("request");

    /** One value for all requests that no route takes, or a caller could make up new ones for ever. */
    static final String UNKNOWN_ROUTE = "unknown";

    private final String method;
    private final Context context;
    private final long startedAt = System.nanoTime();
    private final LogFields logFields = new LogFields();
    private volatile @Nullable ServerWebExchange exchange;
    private volatile @Nullable Throwable cutOffBy;
    private volatile boolean streaming;

    ObservedRequest(String method, Context parent, Span span) {
        this.method = method;
        this.context = parent.with(span).with(KEY, this).with(LogFields.KEY, logFields);
    }

    String method() {
        return method;
    }

    Context context() {
        return context;
    }

    Span span() {
        return Span.fromContext(context);
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    void named(String requestId) {
        logFields.add(LogKey.REQUEST_ID, requestId);
        span().setAttribute(RequestAttributes.REQUEST_ID, List.of(requestId));
    }

    /** An error after the answer had begun. */
    void brokeOff(Throwable error) {
        cutOffBy = error;
    }

    void seen(ServerWebExchange exchange) {
        this.exchange = exchange;
        RequestFacts.id(exchange).ifPresent(this::named);
    }

    void streams() {
        streaming = true;
    }

    boolean isStreaming() {
        return streaming;
    }

    /** Whether what happens in the context is part of an answer that has begun and goes on. */
    public static boolean isStreaming(Context context) {
        var request = context.get(KEY);
        return request != null && request.isStreaming();
    }

    /** The template of the route, such as {@code /api/articles/{slug}}. */
    String route() {
        var seen = exchange;
        PathPattern pattern = seen == null ? null : seen.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? UNKNOWN_ROUTE : pattern.getPatternString();
    }

    /** What kept the request from an answer, or from all of it; no client's fault is among it. */
    Optional<Throwable> failure(int status) {
        return status == RequestOutcome.CLIENT_GONE
                ? Optional.empty()
                : Optional.ofNullable(cutOffBy)
                        .or(() -> HttpError.isFailure(status) ? answered() : Optional.empty())
                        .filter(error -> !ClientGone.isMeantBy(error));
    }

    /** What the error handler made an answer of. */
    private Optional<Throwable> answered() {
        return Optional.ofNullable(exchange)
                .map(seen -> seen.getAttribute(ExceptionHandlingWebHandler.HANDLED_WEB_EXCEPTION));
    }
}
