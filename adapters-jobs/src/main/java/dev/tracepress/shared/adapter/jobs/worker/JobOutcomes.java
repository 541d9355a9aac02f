package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.AttemptEnd;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobResult;
import dev.tracepress.shared.adapter.jobs.Occurrences;
import dev.tracepress.shared.adapter.jobs.queue.WakeUp;
import dev.tracepress.shared.adapter.jobs.rows.ErrorText;
import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.worker.Outcome.Cancelled;
import dev.tracepress.shared.adapter.jobs.worker.Outcome.Dead;
import dev.tracepress.shared.adapter.jobs.worker.Outcome.Lost;
import dev.tracepress.shared.adapter.jobs.worker.Outcome.Released;
import dev.tracepress.shared.adapter.jobs.worker.Outcome.Retried;
import dev.tracepress.shared.adapter.jobs.worker.Outcome.Snoozed;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Writes down what follows an attempt that did not end in success, in the queue and, for operators, in the log. */
final class JobOutcomes {

    private static final Logger LOG = LoggerFactory.getLogger(JobOutcomes.class);

    /** A job whose outcome cannot be written down stays with its worker until that is given up for dead. */
    private static final Retry UNTIL_THE_DATABASE_IS_BACK = Retry.backoff(5, Duration.ofMillis(200))
            .maxBackoff(Duration.ofSeconds(5))
            .filter(error -> !(error instanceof FencedOut))
            .onRetryExhaustedThrow((_, signal) -> signal.failure());

    /** A connection that was dropped without a word would be waited for much longer. */
    private static final Duration TIME_TO_COMMIT = Duration.ofSeconds(10);

    private final JobStore store;
    private final TransactionBoundary transactions;
    private final Occurrences occurrences;
    private final WakeUp wakeUp;
    private final InstantSource time;

    JobOutcomes(
            JobStore store,
            TransactionBoundary transactions,
            Occurrences occurrences,
            WakeUp wakeUp,
            InstantSource time) {
        this.store = store;
        this.transactions = transactions;
        this.occurrences = occurrences;
        this.wakeUp = wakeUp;
        this.time = time;
    }

    /** What became of the attempt, once it is committed. */
    Mono<AttemptEnd> write(JobKind<?> kind, Attempt attempt, Outcome outcome) {
        return statement(kind, attempt, outcome)
                .as(transactions::inTransaction)
                .timeout(TIME_TO_COMMIT)
                .retryWhen(UNTIL_THE_DATABASE_IS_BACK)
                .then(Mono.fromSupplier(() -> ended(attempt, outcome)))
                .onErrorResume(FencedOut.class, _ -> Mono.fromSupplier(() -> ended(attempt, new Lost())));
    }

    private Mono<Void> statement(JobKind<?> kind, Attempt attempt, Outcome outcome) {
        var job = attempt.job();
        var now = time.instant();
        return switch (outcome) {
            case Retried retried ->
                store.putBack(
                        job,
                        job.envelope().with(attempt.failed(now, retried.error())),
                        now.plus(retried.pause()),
                        job.attempt());
            case Dead dead -> bury(kind, attempt, now, dead.error());
            case Snoozed snoozed -> store.putBack(job, job.envelope(), now.plus(snoozed.pause()), job.failures());
            case Released _ -> store.putBack(job, job.envelope(), job.due(), job.failures());
            case Cancelled _ -> store.cancel(attempt, occurrences.after(kind, job));
            case Lost _ -> Mono.empty();
        };
    }

    private Mono<Void> bury(JobKind<?> kind, Attempt attempt, Instant now, Throwable error) {
        var job = attempt.job();
        return store.bury(
                job,
                job.envelope().with(attempt.failed(now, error)),
                ErrorText.of(error),
                occurrences.deadLetterId(kind, job),
                occurrences.after(kind, job));
    }

    private AttemptEnd ended(Attempt attempt, Outcome outcome) {
        var job = attempt.job();
        return switch (outcome) {
            case Retried retried -> {
                line(Level.WARN, job)
                        .addKeyValue("retry_in_ms", retried.pause().toMillis())
                        .setCause(retried.error())
                        .log("A job failed; it is tried again");
                yield AttemptEnd.failed(JobResult.RETRIED, retried.error());
            }
            case Dead dead -> {
                line(Level.ERROR, job)
                        .setCause(dead.error())
                        .log("A job failed for the last time; it is among the dead ones until somebody redrives it");
                yield AttemptEnd.failed(JobResult.DEAD, dead.error());
            }
            case Snoozed _ -> AttemptEnd.of(JobResult.SNOOZED);
            case Released _ -> {
                wakeUp.jobsAreWaiting();
                yield AttemptEnd.of(JobResult.RELEASED);
            }
            case Cancelled cancelled -> {
                line(Level.INFO, job).log("A job ended itself: {}", cancelled.reason());
                yield AttemptEnd.of(JobResult.CANCELLED);
            }
            case Lost _ -> {
                line(Level.WARN, job)
                        .log(
                                "A job was taken from this worker, by another one or by an operator; nothing of it remains");
                yield AttemptEnd.of(JobResult.CANCELLED);
            }
        };
    }

    private static LoggingEventBuilder line(Level level, HeldJob job) {
        return LOG.atLevel(level)
                .addKeyValue("job_id", job.id())
                .addKeyValue("job_type", job.kind())
                .addKeyValue("attempt", job.attempt());
    }
}
