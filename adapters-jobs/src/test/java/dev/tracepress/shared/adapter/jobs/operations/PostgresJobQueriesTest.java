package dev.tracepress.shared.adapter.jobs.operations;

import dev.tracepress.shared.application.port.out.JobQueriesContract;
import dev.tracepress.shared.application.port.out.JobScene;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class PostgresJobQueriesTest extends JobQueriesContract {

    @Override
    protected JobScene scene() {
        return new PostgresJobScene();
    }
}
