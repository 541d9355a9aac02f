package dev.tracepress.shared.adapter.jobs.worker;

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
     * One of several attempts in a transaction that one of them began.
     *
     * @return completion once the handler has done its work, before anything of it is committed
     */
    <P> Mono<Void> makeWithin(ContextView transaction, JobKind<P> kind, Attempt attempt) {
        return work(kind, attempt.job())
                .contextWrite(own -> Context.of(transaction).putAll(own.readOnly()))
                .then();
    }

    /**
     * Several attempts in one transaction.
     *
     * @param work completes once all handlers have done their work within the transaction whose context it is given
     * @return completion when the jobs are done and that is committed
     */
    Mono<Void> makeTogether(JobKind<?> kind, List<Attempt> all, Function<ContextView, Mono<Void>> work) {
        return Mono.deferContextual(work)
                .then(Mono.defer(() -> store.completeAll(all)))
                .as(transactions::inTransaction)
                .timeout(kind.policy().deadline().plus(TIME_TO_COMMIT));
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
}
