package dev.tracepress.telemetry.database;

import dev.tracepress.telemetry.context.Spans;
import dev.tracepress.telemetry.http.ObservedRequest;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.semconv.DbAttributes;
import io.opentelemetry.semconv.ErrorAttributes;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import reactor.core.observability.DefaultSignalListener;
import reactor.core.publisher.SignalType;

/**
 * One execution of a statement: in the figures, and in a trace if it is part of one. That of a stream has its beginning only:
 * with all that is looked up in the hours after, it would grow for as long as the client stays.
 */
final class StatementSpan<T> extends DefaultSignalListener<T> {

    /** SQLSTATE class 23 (PostgreSQL, appendix A): an invariant has spoken, which the service translates into a refusal. */
    private static final String CONSTRAINT_VIOLATION = "23";

    private final WatchedSql statement;
    private final Context parent;
    private final Span span;
    private final long startedAt = System.nanoTime();

    StatementSpan(Tracer tracer, WatchedSql statement, Context parent) {
        this.statement = statement;
        this.parent = parent;
        this.span = !Spans.isInTrace(parent) || Spans.isUnsampled(parent) || ObservedRequest.isStreaming(parent)
                ? Span.getInvalid()
                : tracer.spanBuilder(statement.name())
                        .setParent(parent)
                        .setSpanKind(SpanKind.CLIENT)
                        .setAllAttributes(statement.attributes())
                        .startSpan();
    }

    @Override
    public void doOnError(Throwable error) {
        if (error instanceof R2dbcException failed && failed.getSqlState() != null) {
            var state = failed.getSqlState();
            span.setAttribute(DbAttributes.DB_RESPONSE_STATUS_CODE, state);
            span.setAttribute(ErrorAttributes.ERROR_TYPE, state);
            if (!state.startsWith(CONSTRAINT_VIOLATION)) {
                span.setStatus(StatusCode.ERROR);
            }
        } else {
            Spans.failed(span, error);
        }
    }

    @Override
    public void doFinally(SignalType end) {
        try (var _ = parent.makeCurrent()) {
            statement.durations().record(Duration.ofNanos(System.nanoTime() - startedAt));
        }
        span.end();
    }
}
