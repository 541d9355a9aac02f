package dev.tracepress.shared.adapter.jobs.operations;

import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.jobs.worker.DeedScene;
import dev.tracepress.shared.adapter.jobs.worker.Deeds;
import dev.tracepress.shared.adapter.jobs.worker.JobsUnderTest;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.application.port.out.JobQueries;
import dev.tracepress.shared.application.port.out.TransactionBoundary;

/** A queue on PostgreSQL, which an operator looks at from one process while another one works. */
final class PostgresJobScene extends DeedScene {

    private final PostgresStore store = PostgresStore.on(TestPostgres.migrated());
    private final JobsUnderTest worker;
    private final JobsUnderTest operator;

    PostgresJobScene() {
        this(new Deeds());
    }

    private PostgresJobScene(Deeds deeds) {
        super(deeds);
        this.worker = JobsUnderTest.on(store, JobsUnderTest.impatient(), deeds.kinds());
        this.operator = JobsUnderTest.on(store, JobsUnderTest.settings(false), deeds.kinds());
    }

    @Override
    protected JobQueue queue() {
        return operator.queue();
    }

    @Override
    protected TransactionBoundary transactions() {
        return store.transactions();
    }

    @Override
    public JobControl control() {
        return operator.bean(JobControl.class);
    }

    @Override
    public JobQueries queries() {
        return operator.bean(JobQueries.class);
    }

    @Override
    public void close() {
        operator.closeJobs();
        worker.close();
    }
}
