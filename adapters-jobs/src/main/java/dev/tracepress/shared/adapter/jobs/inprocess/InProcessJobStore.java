package dev.tracepress.shared.adapter.jobs.inprocess;

import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.jobs.inprocess.JobLedger.Changed;
import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.rows.JobEnvelope;
import dev.tracepress.shared.adapter.jobs.rows.NextRun;
import dev.tracepress.shared.adapter.jobs.rows.TraceId;
import dev.tracepress.shared.adapter.jobs.worker.Attempt;
import dev.tracepress.shared.adapter.jobs.worker.FencedOut;
import dev.tracepress.shared.adapter.jobs.worker.JobStore;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/** Writes down in memory what became of jobs, and forgets those that were over long ago. */
final class InProcessJobStore implements JobStore {

    /** Of jobs that are over and not dead: memory has an end. */
    private static final int REMEMBERED = 10_000;

    private final JobLedger ledger;
    private final JobSettings settings;
    private final InstantSource time;

    InProcessJobStore(JobLedger ledger, JobSettings settings, InstantSource time) {
        this.ledger = ledger;
        this.settings = settings;
        this.time = time;
    }

    @Override
    public Mono<Void> complete(Attempt attempt, Optional<NextRun> next) {
        return ended(attempt, JobState.SUCCEEDED, next);
    }

    @Override
    public Mono<Void> cancel(Attempt attempt, Optional<NextRun> next) {
        return ended(attempt, JobState.CANCELLED, next);
    }

    private Mono<Void> ended(Attempt attempt, JobState state, Optional<NextRun> next) {
        var held = attempt.job();
        return changed(
                held,
                (jobs, job) -> forgetting(moved(jobs, job, next)
                        .with(new EndedJob(
                                job.key(),
                                state,
                                held.envelope(),
                                held.priority(),
                                held.attempt(),
                                Optional.of(held.worker()),
                                TraceId.in(attempt.trace()),
                                time.instant()))));
    }

    @Override
    public Mono<Void> bury(HeldJob held, JobEnvelope envelope, String error, String id, Optional<NextRun> next) {
        return changed(
                held,
                (jobs, job) -> forgetting(moved(jobs, job, next)
                        .with(new EndedJob(
                                new JobKey(held.kind(), id),
                                JobState.DEAD,
                                envelope,
                                held.priority(),
                                held.attempt(),
                                Optional.of(held.worker()),
                                Optional.ofNullable(
                                        envelope.attempts().getLast().traceId()),
                                time.instant()))));
    }

    @Override
    public Mono<Void> putBack(HeldJob held, JobEnvelope envelope, Instant due, int failures) {
        return changed(held, (jobs, job) -> jobs.with(job.waitingFor(new NextRun(due, envelope), failures)));
    }

    /** To what waits behind it, or else to its next occurrence, or else out of the queue. */
    private static Jobs moved(Jobs jobs, QueuedJob job, Optional<NextRun> next) {
        return job.behind()
                .or(() -> next)
                .map(run -> jobs.with(job.waitingFor(run, 0)))
                .orElseGet(() -> jobs.without(job.key()));
    }

    private Mono<Void> changed(HeldJob held, BiFunction<Jobs, QueuedJob, Jobs> change) {
        return ledger.change(jobs -> {
                    var job = jobs.job(new JobKey(held.kind(), held.id()))
                            .filter(there -> there.version() == held.version())
                            .orElseThrow(FencedOut::new);
                    return new Changed<>(change.apply(jobs, job), true);
                })
                .then();
    }

    /** At each end the oldest one whose time has come: no more come than go. Dead ones are kept for as long as was promised. */
    private Jobs forgetting(Jobs jobs) {
        var tooMany = jobs.ended().size() > REMEMBERED;
        return jobs.ended().entrySet().stream()
                .filter(entry ->
                        isOld(entry.getValue()) || (tooMany && !entry.getValue().isDead()))
                .findFirst()
                .map(entry -> jobs.withoutEnded(entry.getKey()))
                .orElse(jobs);
    }

    private boolean isOld(EndedJob job) {
        Duration kept = job.isDead() ? settings.deadKept() : settings.historyKept();
        return job.at().isBefore(time.instant().minus(kept));
    }
}
