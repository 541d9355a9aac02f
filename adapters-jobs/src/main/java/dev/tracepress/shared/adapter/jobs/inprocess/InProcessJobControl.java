package dev.tracepress.shared.adapter.jobs.inprocess;

import static java.util.Objects.requireNonNull;

import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.Occurrences;
import dev.tracepress.shared.adapter.jobs.inprocess.JobLedger.Changed;
import dev.tracepress.shared.adapter.jobs.queue.WakeUp;
import dev.tracepress.shared.adapter.jobs.rows.NextRun;
import dev.tracepress.shared.adapter.jobs.worker.RunningJobs;
import dev.tracepress.shared.adapter.jobs.worker.RunningJobs.Pick;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobState;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** The operators' wishes, each in a transaction of its own. */
final class InProcessJobControl implements JobControl {

    private static final Comparator<JobKey> ORDER =
            Comparator.comparing(JobKey::kind).thenComparing(JobKey::id);

    private final JobLedger ledger;
    private final JobMemory memory;
    private final TransactionBoundary transactions;
    private final DueJobs due;
    private final RunningJobs running;
    private final WakeUp wakeUp;
    private final Set<String> kinds;
    private final InstantSource time;

    InProcessJobControl(
            JobLedger ledger,
            JobMemory memory,
            TransactionBoundary transactions,
            DueJobs due,
            RunningJobs running,
            WakeUp wakeUp,
            List<JobKind<?>> kinds,
            InstantSource time) {
        this.ledger = ledger;
        this.memory = memory;
        this.transactions = transactions;
        this.due = due;
        this.running = running;
        this.wakeUp = wakeUp;
        this.kinds = Set.copyOf(kinds.stream().map(JobKind::name).toList());
        this.time = time;
    }

    /**
     * An attempt may hold the one transaction that there is, and goes on until it is interrupted; so that comes first, and the job
     * is kept from being picked again meanwhile.
     */
    @Override
    public Mono<Boolean> cancel(JobKey key) {
        return key.id().equals(Occurrences.ROW)
                ? Mono.just(false)
                : Mono.using(
                        () -> due.keep(key),
                        _ -> ledger.jobs()
                                .map(jobs -> jobs.job(key).filter(QueuedJob::isPicked))
                                .doOnNext(picked -> picked.ifPresent(this::interrupt))
                                .flatMap(picked -> ended(key, picked)),
                        kept -> {
                            kept.release();
                            wakeUp.jobsAreWaiting();
                        });
    }

    private void interrupt(QueuedJob job) {
        running.interrupt(new Pick(job.key().kind(), job.key().id(), job.version()));
    }

    private Mono<Boolean> ended(JobKey key, Optional<QueuedJob> interrupted) {
        return changed(jobs -> jobs.job(key)
                .map(job -> new Changed<>(
                        interrupted
                                .filter(ran -> hasGivenWayTo(job, ran, jobs))
                                .map(ran -> jobs.with(cancelled(ran, true)))
                                .orElseGet(() -> ended(jobs, job, interrupted.isPresent() || job.isPicked())),
                        true))
                .orElseGet(() -> new Changed<>(jobs, false)));
    }

    private Jobs ended(Jobs jobs, QueuedJob job, boolean ran) {
        return job.behind()
                .map(behind -> jobs.with(job.waitingFor(behind, 0)))
                .orElseGet(() -> jobs.without(job.key()))
                .with(cancelled(job, ran));
    }

    /** Whoever is interrupted puts the job back; what waited behind it has its place by then, and is another job. */
    private static boolean hasGivenWayTo(QueuedJob there, QueuedJob ran, Jobs jobs) {
        return there.version() != ran.version()
                && !there.envelope().isOfTheSameJobAs(ran.envelope())
                && jobs.ended().values().stream()
                        .noneMatch(over ->
                                over.key().equals(ran.key()) && over.envelope().isOfTheSameJobAs(ran.envelope()));
    }

    private EndedJob cancelled(QueuedJob job, boolean ran) {
        return new EndedJob(
                job.key(),
                JobState.CANCELLED,
                job.envelope(),
                job.priority(),
                job.failures() + (ran ? 1 : 0),
                job.worker(),
                Optional.empty(),
                time.instant());
    }

    @Override
    public Mono<Boolean> runNow(JobKey key) {
        return changed(jobs -> jobs.job(key)
                .map(job -> new Changed<>(job.isPicked() ? jobs : jobs.with(job.dueBy(time.instant())), true))
                .orElseGet(() -> new Changed<>(jobs, false)));
    }

    @Override
    public Mono<Redriven> redrive(DeadJobs which, Optional<JobKey> after, int most) {
        return changed(before -> {
            var now = time.instant();
            var latest = new TreeMap<JobKey, Long>(ORDER);
            before.ended().forEach((number, job) -> {
                if (job.isDead() && isMeant(which, job.key()) && isBehind(after, job.key())) {
                    latest.put(job.key(), number);
                }
            });
            var looked = latest.keySet().stream().limit(most).toList();
            var chosen =
                    looked.stream().filter(key -> before.job(key).isEmpty()).toList();
            var jobs = before;
            for (var key : chosen) {
                var number = requireNonNull(latest.get(key));
                jobs = jobs.withoutEnded(number)
                        .with(again(requireNonNull(before.ended().get(number)), now));
            }
            return new Changed<>(
                    jobs,
                    new Redriven(
                            chosen.size(), looked.size() == most ? Optional.of(looked.getLast()) : Optional.empty()));
        });
    }

    private static boolean isBehind(Optional<JobKey> place, JobKey key) {
        return place.map(before -> ORDER.compare(key, before) > 0).orElse(true);
    }

    private static QueuedJob again(EndedJob job, Instant now) {
        return QueuedJob.of(job.key(), new NextRun(now, job.envelope()), job.priority());
    }

    private static boolean isMeant(DeadJobs which, JobKey key) {
        return which.kind().map(key.kind()::equals).orElse(true)
                && which.id().map(key.id()::equals).orElse(true);
    }

    @Override
    public Mono<Boolean> pause(String kind) {
        return kinds.contains(kind)
                ? changed(jobs -> new Changed<>(jobs.pausing(kind, time.instant()), true))
                : Mono.just(false);
    }

    @Override
    public Mono<Boolean> resume(String kind) {
        return kinds.contains(kind) ? changed(jobs -> new Changed<>(jobs.resuming(kind), true)) : Mono.just(false);
    }

    private <T> Mono<T> changed(Function<Jobs, Changed<T>> command) {
        return ledger.change(command)
                .delayUntil(_ -> memory.afterCommit(wakeUp::jobsAreWaiting))
                .as(transactions::inTransaction);
    }
}
