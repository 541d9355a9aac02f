package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.JobKind;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class PostgresJobQueueTest extends JobQueueContract {

    @Override
    protected Workshop open(JobKind<?>... kinds) {
        return new PostgresWorkshop(kinds);
    }
}
