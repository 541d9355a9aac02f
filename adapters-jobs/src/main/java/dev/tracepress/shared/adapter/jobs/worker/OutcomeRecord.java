package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.AttemptOutcome;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Cancelled;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Dead;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Lost;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Released;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Retried;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Snoozed;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Succeeded;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.Occurrences;
import dev.tracepress.shared.adapter.jobs.queue.WakeUp;
import dev.tracepress.shared.adapter.jobs.rows.ErrorText;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import dev.tracepress.shared.domain.SharedError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Writes down in the queue what follows an attempt that did not end in success. */
final class OutcomeRecord {

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

    OutcomeRecord(
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

    /**
     * What became of the attempt, once it is committed.
     *
     * @param ifGone what became of it if the job is the attempt's no more
     */
    Mono<AttemptOutcome> write(JobKind<?> kind, Attempt attempt, AttemptOutcome outcome, Mono<AttemptOutcome> ifGone) {
        return Mono.defer(() -> {
            var gone = new AtomicReference<>(ifGone);
            return statement(kind, attempt, outcome)
                    .as(transactions::inTransaction)
                    .timeout(TIME_TO_COMMIT)
                    .doOnError(OutcomeRecord::mayHaveCommitted, _ -> gone.set(Mono.just(outcome)))
                    .retryWhen(UNTIL_THE_DATABASE_IS_BACK)
                    .thenReturn(outcome)
                    .onErrorResume(FencedOut.class, _ -> gone.get())
                    .doOnNext(became -> tell(attempt, became));
        });
    }

    /** Whether only the answer may have been lost. */
    static boolean mayHaveCommitted(Throwable error) {
        return error instanceof TimeoutException
                || (error instanceof SharedError.Unavailable silence && silence.mayHaveHappened());
    }

    private Mono<Void> statement(JobKind<?> kind, Attempt attempt, AttemptOutcome outcome) {
        var job = attempt.job();
        var now = time.instant();
        return switch (outcome) {
            case Retried retried ->
                store.putBack(
                        job,
                        job.envelope().with(attempt.failed(now, retried.cause())),
                        now.plus(retried.pause()),
                        job.attempt());
            case Dead dead -> bury(kind, attempt, now, dead.cause());
            case Snoozed snoozed -> store.putBack(job, job.envelope(), now.plus(snoozed.pause()), job.failures());
            case Released _ -> store.putBack(job, job.envelope(), job.due(), job.failures());
            case Cancelled _ -> store.cancel(attempt, occurrences.after(kind, job));
            // An attempt that succeeded committed its end with its effects; one that was lost has none.
            case Succeeded _, Lost _ -> Mono.empty();
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

    private void tell(Attempt attempt, AttemptOutcome outcome) {
        OutcomeLog.tell(attempt.job(), outcome);
        if (outcome instanceof Released) {
            wakeUp.jobsAreWaiting();
        }
    }
}
