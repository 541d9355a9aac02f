package dev.tracepress.shared.adapter.jobs.inprocess;

import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.jobs.worker.DeedScene;
import dev.tracepress.shared.adapter.jobs.worker.Deeds;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.application.port.out.JobQueries;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.InstantSource;

/** A queue in memory, and its worker. */
final class InProcessJobScene extends DeedScene {

    private final InProcessJobsUnderTest jobs;

    InProcessJobScene() {
        this(new Deeds());
    }

    private InProcessJobScene(Deeds deeds) {
        super(deeds);
        this.jobs = new InProcessJobsUnderTest(true, deeds.kinds(), InstantSource.system());
    }

    @Override
    protected JobQueue queue() {
        return jobs.bean(JobQueue.class);
    }

    @Override
    protected TransactionBoundary transactions() {
        return jobs.store().transactions();
    }

    @Override
    public JobControl control() {
        return jobs.bean(JobControl.class);
    }

    @Override
    public JobQueries queries() {
        return jobs.bean(JobQueries.class);
    }

    @Override
    public void close() {
        jobs.close();
    }
}
