package dev.tracepress.shared.adapter.jobs.inprocess;

import static dev.tracepress.testkit.Facts.resultOf;

import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.worker.JobRunner;
import dev.tracepress.shared.adapter.jobs.worker.Workshop;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Works through the queue in memory when the test says so. */
final class InProcessWorkshop implements Workshop {

    private final AtomicReference<Instant> now = new AtomicReference<>(Given.NOON);
    private final List<JobKind<?>> kinds;
    private final InProcessJobsUnderTest jobs;

    InProcessWorkshop(JobKind<?>... kinds) {
        this.kinds = List.of(kinds);
        this.jobs = new InProcessJobsUnderTest(false, this.kinds, now::get);
    }

    @Override
    public JobQueue queue() {
        return jobs.bean(JobQueue.class);
    }

    @Override
    public StoragePorts store() {
        return jobs.store();
    }

    @Override
    public Instant now() {
        return now.get();
    }

    @Override
    public void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Override
    public synchronized void work() {
        for (var next = next(); !next.isEmpty(); next = next()) {
            next.forEach(this::attempt);
        }
    }

    private List<HeldJob> next() {
        return resultOf(jobs.bean(DueJobs.class).pick(1, "workshop"));
    }

    private void attempt(HeldJob job) {
        var kind = kinds.stream()
                .filter(known -> known.name().equals(job.kind()))
                .findAny()
                .orElseThrow();
        var _ = resultOf(jobs.bean(JobRunner.class).run(kind, job));
    }

    @Override
    public void beginWork() {
        var _ = CompletableFuture.runAsync(this::work);
    }

    @Override
    public List<String> queued() {
        return resultOf(jobs.bean(JobLedger.class).jobs()).queued().keySet().stream()
                .map(key -> key.id())
                .toList();
    }

    @Override
    public List<String> dead() {
        return resultOf(jobs.bean(JobLedger.class).jobs()).ended().values().stream()
                .filter(EndedJob::isDead)
                .map(job -> job.key().id() + "#" + job.attempts())
                .toList();
    }

    @Override
    public void close() {
        jobs.close();
    }
}
