package dev.tracepress.shared.adapter.jobs.inprocess;

import dev.tracepress.shared.application.port.out.JobQueriesContract;
import dev.tracepress.shared.application.port.out.JobScene;

class InProcessJobQueriesTest extends JobQueriesContract {

    @Override
    protected JobScene scene() {
        return new InProcessJobScene();
    }
}
