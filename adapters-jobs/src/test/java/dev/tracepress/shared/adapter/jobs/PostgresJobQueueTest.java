package dev.tracepress.shared.adapter.jobs;

class PostgresJobQueueTest extends JobQueueContract {

    @Override
    Workshop open(JobKind<?>... kinds) {
        return new PostgresWorkshop(kinds);
    }
}
