package dev.tracepress.shared.adapter.jobs.operations;

import static dev.tracepress.testkit.Facts.completes;

import dev.tracepress.shared.adapter.jobs.worker.Deeds;
import dev.tracepress.shared.adapter.jobs.worker.JobsUnderTest;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobQueries;
import dev.tracepress.shared.application.port.out.JobScene;

/** A queue on PostgreSQL, which an operator looks at from one process while another one works. */
final class PostgresJobScene implements JobScene {

    private final Deeds deeds = new Deeds();
    private final PostgresStore store = PostgresStore.on(TestPostgres.migrated());
    private final JobsUnderTest worker = JobsUnderTest.on(store, JobsUnderTest.impatient(), deeds.kinds());
    private final JobsUnderTest operator = JobsUnderTest.on(store, JobsUnderTest.settings(false), deeds.kinds());

    @Override
    public JobControl control() {
        return operator.bean(JobControl.class);
    }

    @Override
    public JobQueries queries() {
        return operator.bean(JobQueries.class);
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
        completes(store.transactions().inTransaction(deeds.enqueue(operator.queue(), job, later)));
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
        operator.closeJobs();
        worker.close();
    }
}
