package dev.tracepress.shared.adapter.jobs.operations;

import dev.tracepress.shared.application.port.out.JobQueriesContract;
import dev.tracepress.shared.application.port.out.JobScene;

class PostgresJobQueriesTest extends JobQueriesContract {

    @Override
    protected JobScene scene() {
        return new PostgresJobScene();
    }
}
