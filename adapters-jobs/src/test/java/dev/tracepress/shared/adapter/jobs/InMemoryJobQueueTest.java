package dev.tracepress.shared.adapter.jobs;

class InMemoryJobQueueTest extends JobQueueContract {

    @Override
    Workshop open(JobKind<?>... kinds) {
        return new InMemoryWorkshop(kinds);
    }
}
