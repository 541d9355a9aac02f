package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.AttemptOutcome;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Lost;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Released;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Succeeded;
import dev.tracepress.shared.adapter.jobs.JobAttempt;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.shared.adapter.jobs.JobTelemetry;
import dev.tracepress.shared.adapter.jobs.Occurrences;
import dev.tracepress.shared.adapter.jobs.RecurringJob;
import dev.tracepress.shared.adapter.jobs.queue.WakeUp;
import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.rows.JobJson;
import dev.tracepress.shared.adapter.jobs.worker.GroupCommit.Ended;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Runs a job that a worker picked, from the start of an attempt to what is written down of its end. */
public final class JobRunner {

    private final Attempts attempts;
    private final OutcomeRecord outcomes;
    private final JobTelemetry telemetry;
    private final WakeUp wakeUp;
    private final RandomGenerator chance;
    private final InstantSource time;

    JobRunner(
            Attempts attempts,
            OutcomeRecord outcomes,
            JobTelemetry telemetry,
            WakeUp wakeUp,
            RandomGenerator chance,
            InstantSource time) {
        this.attempts = attempts;
        this.outcomes = outcomes;
        this.telemetry = telemetry;
        this.wakeUp = wakeUp;
        this.chance = chance;
        this.time = time;
    }

    /**
     * One that writes down what becomes of jobs in that store.
     *
     * @param handlers where those run that may block
     */
    public static JobRunner on(
            JobStore store,
            TransactionBoundary transactions,
            Occurrences occurrences,
            RunningJobs running,
            JobJson json,
            Scheduler handlers,
            JobTelemetry telemetry,
            WakeUp wakeUp,
            RandomGenerator chance,
            InstantSource time) {
        return new JobRunner(
                new Attempts(store, transactions, occurrences, running, json, handlers),
                new OutcomeRecord(store, transactions, occurrences, wakeUp, time),
                telemetry,
                wakeUp,
                chance,
                time);
    }

    /** Makes an attempt; an error only if what became of it could not be written down. */
    public Mono<AttemptOutcome> run(JobKind<?> kind, HeldJob job) {
        return telemetry.running(
                JobAttempt.at(job), trace -> Mono.defer(() -> run(kind, new Attempt(job, time.instant(), trace))));
    }

    private Mono<AttemptOutcome> run(JobKind<?> kind, Attempt attempt) {
        return end(kind, attempt, attempts.make(kind, attempt).thenReturn(new Succeeded()));
    }

    /** Makes attempts at jobs of a kind that commit together, see {@link JobPolicy#groupCommit(int)}. */
    Flux<Ended> run(JobKind<?> kind, List<HeldJob> jobs) {
        return new GroupCommit(attempts, kind)
                .make(
                        jobs,
                        (job, made) -> telemetry.running(
                                JobAttempt.at(job),
                                trace -> Mono.defer(() -> {
                                    var attempt = new Attempt(job, time.instant(), trace);
                                    return end(kind, attempt, made.apply(attempt));
                                })));
    }

    private Mono<AttemptOutcome> end(JobKind<?> kind, Attempt attempt, Mono<Succeeded> made) {
        return made.cast(AttemptOutcome.class)
                .onErrorResume(error -> outcomes.write(
                        kind, attempt, outcome(kind, attempt.job(), error), Mono.fromSupplier(() -> ifGone(error))))
                .doOnNext(_ -> moreMayBeDue(kind));
    }

    /** An attempt whose commit was not answered has succeeded if its job is gone; else somebody took that. */
    private static AttemptOutcome ifGone(Throwable error) {
        return OutcomeRecord.mayHaveCommitted(error) ? new Succeeded() : new Lost();
    }

    /** Jobs that found no room, or the next occurrence, are due, but whoever looked for them last saw none. */
    private void moreMayBeDue(JobKind<?> kind) {
        if (kind.policy().concurrency().isPresent() || kind instanceof RecurringJob) {
            wakeUp.jobsAreWaiting();
        }
    }

    /** A job that was picked and has not begun waits in the queue again, as if nobody had picked it. */
    Mono<AttemptOutcome> giveBack(JobKind<?> kind, HeldJob job) {
        return outcomes.write(
                kind, new Attempt(job, time.instant(), Map.of()), new Released(), Mono.fromSupplier(Lost::new));
    }

    /**
     * Does for a worker that died what it can do no more. It may have died of the job, so that counts as a failure. If another worker
     * has done so, there is nothing to tell.
     */
    Mono<Void> workerDied(JobKind<?> kind, HeldJob job) {
        var attempt = new Attempt(job, job.heardOf(), Map.of());
        return outcomes.write(kind, attempt, outcome(kind, job, new WorkerDied(job.worker())), Mono.empty())
                .doOnNext(outcome -> telemetry.abandoned(kind.name(), outcome.result()))
                .then();
    }

    private AttemptOutcome outcome(JobKind<?> kind, HeldJob job, Throwable error) {
        return new FailedAttempt(kind.policy(), job, error).outcome(chance);
    }
}
