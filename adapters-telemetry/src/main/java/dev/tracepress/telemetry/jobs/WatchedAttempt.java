package dev.tracepress.telemetry.jobs;

import dev.tracepress.shared.adapter.jobs.AttemptOutcome;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Succeeded;
import dev.tracepress.shared.adapter.jobs.JobAttempt;
import dev.tracepress.shared.adapter.jobs.JobResult;
import dev.tracepress.telemetry.context.Spans;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.util.Locale;

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
        try (var _ = span.makeCurrent()) {
            figures.started(attempt.kind(), waited);
        }
    }

    void ended(AttemptOutcome outcome) {
        outcome.error().ifPresent(error -> Spans.failed(span, error));
        if (outcome instanceof Succeeded(var group)) {
            group.ifPresent(committed -> JobAttributes.together(span, committed));
        }
        ended(outcome.result());
    }

    /** What became of it could not be written down: the job stays with this worker until that is given up for dead. */
    void lost(Throwable error) {
        Spans.failed(span, error);
        ended(JobResult.CANCELLED);
    }

    void cancelled() {
        ended(JobResult.CANCELLED);
    }

    private void ended(JobResult result) {
        span.setAttribute(JobAttributes.RESULT, label(result));
        try (var _ = span.makeCurrent()) {
            figures.ended(attempt.kind(), result, label(result), Duration.ofNanos(System.nanoTime() - startedAt));
        }
    }

    private static String label(JobResult result) {
        return result.name().toLowerCase(Locale.ROOT);
    }
}
