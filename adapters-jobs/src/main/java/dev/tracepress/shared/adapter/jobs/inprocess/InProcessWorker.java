package dev.tracepress.shared.adapter.jobs.inprocess;

import static java.util.Objects.requireNonNull;

import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobPriority;
import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.jobs.Occurrences;
import dev.tracepress.shared.adapter.jobs.RecurringJob;
import dev.tracepress.shared.adapter.jobs.inprocess.JobLedger.Changed;
import dev.tracepress.shared.adapter.jobs.queue.LocalWorker;
import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.worker.JobRunner;
import dev.tracepress.shared.adapter.jobs.worker.RunningJobs;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import dev.tracepress.shared.domain.KeepsState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs due jobs for as long as the service lives, each on a virtual thread of its own. */
@KeepsState("how many jobs run, and whether it looks for more")
final class InProcessWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(InProcessWorker.class);

    /** For what the store does, in memory, and for whoever holds its one transaction. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    static final String NAME = "in-process";

    private final JobSettings settings;
    private final JobLedger ledger;
    private final TransactionBoundary transactions;
    private final DueJobs due;
    private final Map<String, JobKind<?>> kinds;
    private final Occurrences occurrences;
    private final JobRunner runner;
    private final RunningJobs running;
    private final LocalWorker localWorker;
    private final Semaphore slots;
    private final Semaphore news = new Semaphore(0);
    private @Nullable Thread looking;

    InProcessWorker(
            JobSettings settings,
            JobLedger ledger,
            TransactionBoundary transactions,
            DueJobs due,
            List<JobKind<?>> kinds,
            Occurrences occurrences,
            JobRunner runner,
            RunningJobs running,
            LocalWorker localWorker) {
        this.settings = settings;
        this.ledger = ledger;
        this.transactions = transactions;
        this.due = due;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(JobKind::name, kind -> kind));
        this.occurrences = occurrences;
        this.runner = runner;
        this.running = running;
        this.localWorker = localWorker;
        this.slots = new Semaphore(settings.jobsAtOnce());
    }

    @Override
    public int getPhase() {
        return LocalWorker.PHASE;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.runsJobs();
    }

    @Override
    public synchronized void start() {
        running.start();
        kinds.values().forEach(this::seeToOccurrences);
        looking = Thread.ofVirtual().name("jobs").start(this::lookUntilStopped);
        localWorker.started(news::release);
    }

    /** A recurring job has one row in the queue, for the recurrence that is declared. */
    private void seeToOccurrences(JobKind<?> kind) {
        if (kind instanceof RecurringJob recurring) {
            var key = new JobKey(kind.name(), Occurrences.ROW);
            transactions
                    .inTransaction(ledger.change(jobs -> jobs.job(key)
                            .map(there -> new Changed<>(jobs, false))
                            .orElseGet(() -> new Changed<>(
                                    jobs.with(QueuedJob.of(
                                            key, occurrences.first(recurring), JobPriority.NORMAL.level())),
                                    true))))
                    .block(PATIENCE);
        }
    }

    private void lookUntilStopped() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (!look()) {
                    var _ = news.tryAcquire(settings.poll().toNanos(), TimeUnit.NANOSECONDS);
                    news.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            // That is how it is stopped.
        }
    }

    /** Takes what is due and finds room; whether it took anything. */
    boolean look() {
        var room = slots.drainPermits();
        var picked = room > 0 ? pick(room) : List.<HeldJob>of();
        slots.release(room - picked.size());
        picked.forEach(job -> Thread.ofVirtual().name("job-" + job.id()).start(() -> run(job)));
        return !picked.isEmpty();
    }

    private List<HeldJob> pick(int room) {
        try {
            var picked = due.pick(room, NAME).blockOptional(PATIENCE).orElse(List.of());
            localWorker.looked(true);
            return picked;
        } catch (RuntimeException failure) {
            localWorker.looked(false);
            LOG.warn("Due jobs cannot be looked for; the next look is in {}", settings.poll(), failure);
            return List.of();
        }
    }

    private void run(HeldJob job) {
        try {
            var _ = runner.run(requireNonNull(kinds.get(job.kind())), job).block();
        } catch (RuntimeException failure) {
            LOG.atError()
                    .addKeyValue("job_id", job.id())
                    .addKeyValue("job_type", job.kind())
                    .setCause(failure)
                    .log(
                            "What became of a job could not be written down; it counts as running until an operator cancels it");
        } finally {
            slots.release();
            news.release();
        }
    }

    /** Takes no more jobs, lets those that run finish, and interrupts those that do not in time. */
    @Override
    public synchronized void stop() {
        if (looking != null) {
            localWorker.stopped();
            looking.interrupt();
            looking = null;
            if (!allSlotsAreFreeWithin(settings.grace())) {
                LOG.info("Interrupting the jobs that did not end within {}", settings.grace());
                running.interruptAll();
            }
        }
    }

    private boolean allSlotsAreFreeWithin(Duration grace) {
        try {
            var free = slots.tryAcquire(settings.jobsAtOnce(), grace.toNanos(), TimeUnit.NANOSECONDS);
            if (free) {
                slots.release(settings.jobsAtOnce());
            }
            return free;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return looking != null;
    }
}
