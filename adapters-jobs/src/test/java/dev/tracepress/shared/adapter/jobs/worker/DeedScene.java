package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.completes;

import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.jobs.NewJob;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobScene;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.Duration;
import java.time.Instant;

/** A scene of {@link Deeds}, on whatever queue. */
public abstract class DeedScene implements JobScene {

    private final Deeds deeds;

    protected DeedScene(Deeds deeds) {
        this.deeds = deeds;
    }

    protected abstract JobQueue queue();

    protected abstract TransactionBoundary transactions();

    @Override
    public void enqueue(JobKey job) {
        enqueue(job, Errand.job(job.id()));
    }

    @Override
    public void enqueueFor(Instant due, JobKey job) {
        enqueue(job, Errand.job(job.id()).due(due));
    }

    @Override
    public void enqueueAbout(long user, JobKey job) {
        enqueue(job, Errand.job(job.id(), Long.toString(user)).due(inAnHour()));
    }

    @Override
    public void replaceForLater(JobKey job) {
        enqueue(job, Errand.job(job.id()).due(inAnHour()).replacing());
    }

    private static Instant inAnHour() {
        return Instant.now().plus(Duration.ofHours(1));
    }

    private void enqueue(JobKey key, NewJob<Errand.Payload> job) {
        completes(transactions().inTransaction(deeds.enqueue(queue(), key.kind(), job)));
    }

    @Override
    public JobKey recurring() {
        return Deeds.YEARLY;
    }

    @Override
    public void mend() {
        deeds.mend();
    }

    @Override
    public int endless() {
        return deeds.endless();
    }
}
