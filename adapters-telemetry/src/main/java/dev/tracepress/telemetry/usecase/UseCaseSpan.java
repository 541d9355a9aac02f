package dev.tracepress.telemetry.usecase;

import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.catalog.LogKey;
import dev.tracepress.telemetry.context.LogFields;
import dev.tracepress.telemetry.context.ReactorTraceContext;
import dev.tracepress.telemetry.context.Spans;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.observability.DefaultSignalListener;
import reactor.core.publisher.SignalType;
import reactor.util.context.ContextView;

/** One call of a use case, seen as a span. The ids that describe it go on the log lines of the request as well, sampled or not. */
@KeepsState("what became of one use case")
final class UseCaseSpan<T> extends DefaultSignalListener<T> {

    private static final Map<String, LogKey> LOGGED =
            Map.of("user.id", LogKey.USER_ID, "article.id", LogKey.ARTICLE_ID);

    private final UseCaseFigures figures;
    private final Refusals refusals;
    private final String name;
    private final Span span;
    private final Context context;
    private final @Nullable LogFields fields;
    private final Optional<UseCaseSpan<?>> around;
    private final CompletableFuture<String> outcome = new CompletableFuture<>();
    private @Nullable Throwable error;
    private boolean answered;

    /** @param around that it is a part of */
    UseCaseSpan(
            Tracer tracer,
            UseCaseFigures figures,
            Refusals refusals,
            String name,
            Optional<Object> command,
            Context parent,
            Optional<UseCaseSpan<?>> around) {
        this.figures = figures;
        this.refusals = refusals;
        this.name = name;
        this.span = Spans.child(tracer, name, parent);
        this.context = parent.with(span);
        this.fields = parent.get(LogFields.KEY);
        this.around = around;
        command.ifPresent(this::describe);
    }

    @Override
    public reactor.util.context.Context addToContext(reactor.util.context.Context carrier) {
        return ReactorTraceContext.with(carrier, context).put(UseCaseSpan.class, this);
    }

    /** That in which the chain is subscribed to. */
    static Optional<UseCaseSpan<?>> in(ContextView carrier) {
        return carrier.getOrEmpty(UseCaseSpan.class);
    }

    @Override
    public void doOnNext(T answer) {
        answered = true;
        describe(answer);
        figures.answered(answer);
    }

    private void describe(Object told) {
        SpanAttributes.of(told, this::describe);
    }

    private void describe(String key, Object value) {
        if (value instanceof Long number) {
            span.setAttribute(key, number);
        } else {
            span.setAttribute(key, value.toString());
        }
        var logged = LOGGED.get(key);
        if (logged != null && fields != null) {
            fields.add(logged, value.toString());
        }
    }

    @Override
    public void doOnError(Throwable raised) {
        error = raised;
    }

    @Override
    public void doFinally(SignalType end) {
        if (error != null) {
            if (refusals.contain(error)) {
                Spans.refused(span, error);
            } else {
                Spans.failed(span, error);
            }
        }
        ended(figures.ended(name, answered ? SignalType.ON_COMPLETE : end, Optional.ofNullable(error), span));
        span.end();
    }

    /** What succeeded as a part of another may yet be rolled back with it: so it counts as what becomes of all. */
    private void ended(String result) {
        if (around.isPresent() && result.equals(UseCaseFigures.SUCCESS)) {
            var _ = around.get().outcome.whenComplete((whole, _) -> became(whole));
        } else {
            became(result);
        }
    }

    private void became(String result) {
        figures.count(name, result);
        outcome.complete(result);
    }
}
