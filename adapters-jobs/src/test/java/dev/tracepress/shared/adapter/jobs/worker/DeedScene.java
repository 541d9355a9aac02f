package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.completes;

import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobScene;
import dev.tracepress.shared.application.port.out.TransactionBoundary;

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
        enqueue(job, false);
    }

    @Override
    public void enqueueForLater(JobKey job) {
        enqueue(job, true);
    }

    @Override
    public void enqueueAbout(long user, JobKey job) {
        completes(transactions().inTransaction(deeds.enqueueAbout(queue(), user, job)));
    }

    private void enqueue(JobKey job, boolean later) {
        completes(transactions().inTransaction(deeds.enqueue(queue(), job, later)));
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
