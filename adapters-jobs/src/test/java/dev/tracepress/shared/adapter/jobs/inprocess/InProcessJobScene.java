package dev.tracepress.shared.adapter.jobs.inprocess;

import static dev.tracepress.testkit.Facts.completes;

import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.jobs.worker.Deeds;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobQueries;
import dev.tracepress.shared.application.port.out.JobScene;
import java.time.InstantSource;

/** A queue in memory, and its worker. */
final class InProcessJobScene implements JobScene {

    private final Deeds deeds = new Deeds();
    private final InProcessJobsUnderTest jobs = new InProcessJobsUnderTest(true, deeds.kinds(), InstantSource.system());

    @Override
    public JobControl control() {
        return jobs.bean(JobControl.class);
    }

    @Override
    public JobQueries queries() {
        return jobs.bean(JobQueries.class);
    }

    @Override
    public void enqueue(JobKey job) {
        enqueue(job, false);
    }

    @Override
    public void enqueueForLater(JobKey job) {
        enqueue(job, true);
    }

    private void enqueue(JobKey job, boolean later) {
        completes(jobs.store().transactions().inTransaction(deeds.enqueue(jobs.bean(JobQueue.class), job, later)));
    }

    @Override
    public void mend() {
        deeds.mend();
    }

    @Override
    public int endless() {
        return deeds.endless();
    }

    @Override
    public void close() {
        jobs.close();
    }
}
