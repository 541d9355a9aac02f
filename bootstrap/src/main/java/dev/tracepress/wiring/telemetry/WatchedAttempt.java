package dev.tracepress.wiring.telemetry;

import dev.tracepress.shared.adapter.jobs.JobAttempt;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;

/** One attempt at a job while it runs. */
final class WatchedAttempt {

    private final JobAttempt attempt;
    private final Span span;
    private final JobFigures figures;
    private final long startedAt = System.nanoTime();

    WatchedAttempt(JobAttempt attempt, Span span, JobFigures figures, Duration waited) {
        this.attempt = attempt;
        this.span = span;
        this.figures = figures;
        figures.started(attempt.kind(), waited);
    }

    /** @param done false if the job was another worker's by then */
    void ended(boolean done) {
        ended(done ? JobResult.SUCCESS : JobResult.CANCELLED);
    }

    /** The queue tries every failed job again. */
    void failed(Throwable error) {
        Spans.failed(span, error.getCause() == null ? error : error.getCause());
        ended(JobResult.RETRIED);
    }

    private void ended(JobResult result) {
        span.setAttribute(JobAttributes.RESULT, result.label());
        try (var _ = span.makeCurrent()) {
            figures.ended(attempt.kind(), result, Duration.ofNanos(System.nanoTime() - startedAt));
        }
    }
}
