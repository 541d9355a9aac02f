package dev.tracepress.telemetry.jobs;

import dev.tracepress.shared.adapter.jobs.CommittedTogether;
import dev.tracepress.shared.adapter.jobs.JobAttempt;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.List;

/** What the spans of jobs say, by the conventions for messaging where there is one (semantic conventions 1.41). */
final class JobAttributes {

    static final AttributeKey<String> JOB_ID = AttributeKey.stringKey("job.id");
    static final AttributeKey<String> JOB_TYPE = AttributeKey.stringKey("job.type");
    static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("job.attempt");
    static final AttributeKey<Double> QUEUE_MS = AttributeKey.doubleKey("job.queue_ms");
    static final AttributeKey<String> RESULT = AttributeKey.stringKey("job.result");

    /** Of the trace that has the transaction in it, where jobs share one. */
    private static final AttributeKey<String> COMMIT_TRACE = AttributeKey.stringKey("job.commit_trace_id");

    private static final AttributeKey<Long> JOBS = AttributeKey.longKey("messaging.batch.message_count");

    private static final String SYSTEM = "db_scheduler";

    private JobAttributes() {}

    /** Of several jobs at once only the number is told. */
    static SpanBuilder send(SpanBuilder span, String kind, List<String> ids) {
        common(span, kind, "send").setSpanKind(SpanKind.PRODUCER);
        return ids.size() == 1 ? of(span, ids.getFirst()) : span.setAttribute(JOBS, (long) ids.size());
    }

    static SpanBuilder process(SpanBuilder span, JobAttempt attempt, Duration waited) {
        return of(common(span, attempt.kind(), "process"), attempt.id())
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute(ATTEMPT, (long) attempt.number())
                .setAttribute(QUEUE_MS, waited.toNanos() / 1e6);
    }

    static void together(Span span, CommittedTogether group) {
        span.setAttribute(JOBS, (long) group.jobs());
        group.traceId().ifPresent(trace -> span.setAttribute(COMMIT_TRACE, trace));
    }

    private static SpanBuilder common(SpanBuilder span, String kind, String operation) {
        return span.setAttribute("messaging.system", SYSTEM)
                .setAttribute("messaging.destination.name", kind)
                .setAttribute("messaging.operation.type", operation)
                .setAttribute("messaging.operation.name", operation)
                .setAttribute(JOB_TYPE, kind);
    }

    private static SpanBuilder of(SpanBuilder span, String id) {
        return span.setAttribute("messaging.message.id", id).setAttribute(JOB_ID, id);
    }
}
