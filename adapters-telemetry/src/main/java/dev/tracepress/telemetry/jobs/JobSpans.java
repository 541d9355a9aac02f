package dev.tracepress.telemetry.jobs;

import dev.tracepress.shared.adapter.jobs.AttemptOutcome;
import dev.tracepress.shared.adapter.jobs.JobAttempt;
import dev.tracepress.shared.adapter.jobs.JobResult;
import dev.tracepress.shared.adapter.jobs.JobTelemetry;
import dev.tracepress.telemetry.catalog.LogKey;
import dev.tracepress.telemetry.catalog.SignalCatalog;
import dev.tracepress.telemetry.context.LogFields;
import dev.tracepress.telemetry.context.ReactorTraceContext;
import dev.tracepress.telemetry.context.Spans;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Joins jobs to the requests that caused them. The request's trace has the span of the enqueuing, whose context travels with
 * the job; every attempt links back to it, and both carry the job's id.
 *
 * <p>A first attempt that comes promptly is also a child of the enqueuing, so that one trace tells the whole story; any other
 * starts a trace of its own, since the request's has long been finished by then.
 */
final class JobSpans implements JobTelemetry {

    /** Backends take a trace for finished soon after its last span; what comes later tells a story of its own. */
    private static final Duration PROMPT = Duration.ofSeconds(30);

    private static final TextMapGetter<Map<String, String>> HEADERS = new Headers();

    private final Tracer tracer;
    private final TextMapPropagator propagator;
    private final JobFigures figures;
    private final RunningAttempts attempts;
    private final InstantSource time;

    JobSpans(OpenTelemetry openTelemetry, JobFigures figures, RunningAttempts attempts, InstantSource time) {
        this.tracer = openTelemetry.getTracer(SignalCatalog.SCOPE);
        this.propagator = openTelemetry.getPropagators().getTextMapPropagator();
        this.figures = figures;
        this.attempts = attempts;
        this.time = time;
    }

    @Override
    public Mono<Long> enqueuing(String kind, List<String> ids, Function<Map<String, String>, Mono<Long>> insertion) {
        return Mono.deferContextual(carrier -> {
            var parent = ReactorTraceContext.in(carrier);
            var span = JobAttributes.send(tracer.spanBuilder("job.enqueue." + kind), kind, ids)
                    .setParent(parent)
                    .startSpan();
            var context = parent.with(span);
            return Mono.defer(() -> insertion.apply(headersOf(context)))
                    .doOnError(error -> Spans.failed(span, error))
                    .doFinally(_ -> span.end())
                    .contextWrite(inner -> ReactorTraceContext.with(inner, context));
        });
    }

    @Override
    public void enqueued(String kind, long jobs) {
        figures.enqueued(kind, jobs);
    }

    @Override
    public Mono<AttemptOutcome> running(JobAttempt attempt, Function<Map<String, String>, Mono<AttemptOutcome>> work) {
        return Mono.defer(() -> {
            var now = time.instant();
            var waited = Duration.between(attempt.due(), now);
            var span = start(attempt, waited);
            var context = Context.root().with(span).with(LogFields.KEY, fieldsOf(attempt));
            var watched = new WatchedAttempt(attempt, span, figures, waited);
            var end = attempts.begin(attempt, now);
            return ReactorTraceContext.onThread(Mono.defer(() -> work.apply(headersOf(context))))
                    .doOnNext(watched::ended)
                    .doOnError(watched::lost)
                    .doOnCancel(watched::cancelled)
                    .doFinally(_ -> {
                        end.run();
                        span.end();
                    })
                    .contextWrite(inner -> ReactorTraceContext.with(inner, context));
        });
    }

    private Span start(JobAttempt attempt, Duration waited) {
        var cause = propagator.extract(Context.root(), attempt.trace(), HEADERS);
        var builder = JobAttributes.process(tracer.spanBuilder("job." + attempt.kind()), attempt, waited);
        link(builder, Span.fromContext(cause));
        return (isPrompt(attempt, waited) ? builder.setParent(cause) : builder.setNoParent()).startSpan();
    }

    private static void link(SpanBuilder builder, Span cause) {
        if (cause.getSpanContext().isValid()) {
            builder.addLink(cause.getSpanContext());
        }
    }

    private static boolean isPrompt(JobAttempt attempt, Duration waited) {
        return attempt.number() == 1 && attempt.due().equals(attempt.enqueuedAt()) && waited.compareTo(PROMPT) < 0;
    }

    @Override
    public void abandoned(String kind, JobResult result) {
        figures.failed(kind, result);
    }

    private Map<String, String> headersOf(Context context) {
        var headers = new HashMap<String, String>();
        propagator.inject(context, headers, (carrier, key, value) -> headers.put(key, value));
        return headers;
    }

    private static LogFields fieldsOf(JobAttempt attempt) {
        return new LogFields(Map.of(LogKey.JOB_ID, attempt.id(), LogKey.JOB_TYPE, attempt.kind()));
    }

    private static final class Headers implements TextMapGetter<Map<String, String>> {

        @Override
        public Iterable<String> keys(Map<String, String> headers) {
            return headers.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> headers, String key) {
            return Optional.ofNullable(headers).map(given -> given.get(key)).orElse(null);
        }
    }
}
