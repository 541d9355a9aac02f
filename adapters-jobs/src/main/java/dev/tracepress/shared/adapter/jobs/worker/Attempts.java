package dev.tracepress.shared.adapter.jobs.worker;

import static java.util.Objects.requireNonNull;

import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobPolicy.Effects;
import dev.tracepress.shared.adapter.jobs.Occurrences;
import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.rows.JobJson;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Makes attempts at jobs so that effects in the database show exactly once: what a job writes and the removal of the job commit
 * in one transaction, and the removal counts only for the attempt that still holds the job.
 *
 * <p>The removal comes last: done first it would hold the row, and the worker's own heartbeats would wait for it.
 */
final class Attempts {

    /** For what follows the work itself: statements have a limit of their own, but an answer may get lost on its way. */
    private static final Duration TIME_TO_COMMIT = Duration.ofSeconds(10);

    private final JobStore store;
    private final TransactionBoundary transactions;
    private final Occurrences occurrences;
    private final RunningJobs running;
    private final JobJson json;
    private final Scheduler handlers;

    Attempts(
            JobStore store,
            TransactionBoundary transactions,
            Occurrences occurrences,
            RunningJobs running,
            JobJson json,
            Scheduler handlers) {
        this.store = store;
        this.transactions = transactions;
        this.occurrences = occurrences;
        this.running = running;
        this.json = json;
        this.handlers = handlers;
    }

    /** Completes when the job is done and that is committed. */
    <P> Mono<Void> make(JobKind<P> kind, Attempt attempt) {
        var policy = kind.policy();
        var work = work(kind, attempt.job());
        var completion = Mono.defer(() -> store.complete(attempt, occurrences.after(kind, attempt.job())));
        var all = policy.effects() == Effects.IN_TRANSACTION
                ? transactions.inTransaction(work.then(completion))
                : work.then(transactions.inTransaction(completion));
        return (policy.mayBlock() ? AnswersToJobs.handedOver(all) : all)
                .timeout(policy.deadline().plus(TIME_TO_COMMIT));
    }

    /**
     * An attempt in whose transaction others are made.
     *
     * @param others completes with those, once all their handlers have done their work within the transaction whose context it is given
     * @return the number of jobs that are done, when that is committed; {@link HandlerFailed} if it was this job's own handler
     */
    <P> Mono<Integer> makeWithOthers(
            JobKind<P> kind, Attempt attempt, Function<ContextView, Mono<List<Attempt>>> others) {
        return work(kind, attempt.job())
                .onErrorMap(HandlerFailed::new)
                .then(Mono.deferContextual(others))
                .map(rest -> Stream.concat(Stream.of(attempt), rest.stream()).toList())
                .flatMap(all -> store.completeAll(all).thenReturn(all.size()))
                .as(transactions::inTransaction)
                .timeout(kind.policy().deadline().plus(TIME_TO_COMMIT));
    }

    /**
     * One of the others.
     *
     * @return completion once the handler has done its work, before anything of it is committed
     */
    <P> Mono<Void> makeWithin(ContextView transaction, JobKind<P> kind, Attempt attempt) {
        return work(kind, attempt.job())
                .contextWrite(own -> Context.of(transaction).putAll(own.readOnly()))
                .then();
    }

    /**
     * Where a handler runs that may block must be its own: it would stop the event loop for everybody. Its deadline lies inside
     * the transaction, which thereby ends with it.
     */
    private <P> Mono<Boolean> work(JobKind<P> kind, HeldJob job) {
        var deadline = kind.policy().deadline();
        var handler = Mono.defer(() -> kind.run(job(kind, job)));
        var work = (kind.policy().mayBlock() ? handler.subscribeOn(handlers) : handler)
                .thenReturn(true)
                .timeout(deadline)
                .onErrorMap(
                        TimeoutException.class,
                        late -> new IllegalStateException("the attempt did not end within " + deadline, late));
        return running.interruptible(job, work);
    }

    private <P> Job<P> job(JobKind<P> kind, HeldJob job) {
        var envelope = job.envelope();
        return new Job<>(
                job.kind(), job.id(), job.attempt(), envelope.enqueuedAt(), json.payload(envelope, kind.payloadType()));
    }

    /** The cause is what the handler failed with. */
    static final class HandlerFailed extends RuntimeException {
        HandlerFailed(Throwable cause) {
            super(null, cause, false, false);
        }

        Throwable failure() {
            return requireNonNull(getCause());
        }
    }
}
