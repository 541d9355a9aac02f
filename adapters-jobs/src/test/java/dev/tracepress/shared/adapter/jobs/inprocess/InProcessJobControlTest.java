package dev.tracepress.shared.adapter.jobs.inprocess;

import dev.tracepress.shared.application.port.out.JobControlContract;
import dev.tracepress.shared.application.port.out.JobScene;

class InProcessJobControlTest extends JobControlContract {

    @Override
    protected JobScene scene() {
        return new InProcessJobScene();
    }
}
