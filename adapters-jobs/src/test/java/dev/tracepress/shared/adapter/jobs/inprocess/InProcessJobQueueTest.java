package dev.tracepress.shared.adapter.jobs.inprocess;

import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.worker.JobQueueContract;
import dev.tracepress.shared.adapter.jobs.worker.Workshop;

class InProcessJobQueueTest extends JobQueueContract {

    @Override
    protected Workshop open(JobKind<?>... kinds) {
        return new InProcessWorkshop(kinds);
    }
}
