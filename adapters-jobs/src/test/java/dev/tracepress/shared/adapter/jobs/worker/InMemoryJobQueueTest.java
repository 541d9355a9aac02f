package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.JobKind;

class InMemoryJobQueueTest extends JobQueueContract {

    @Override
    Workshop open(JobKind<?>... kinds) {
        return new InMemoryWorkshop(kinds);
    }
}
