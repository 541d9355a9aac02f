package dev.tracepress.shared.adapter.jobs.operations;

import dev.tracepress.shared.application.port.out.JobControlContract;
import dev.tracepress.shared.application.port.out.JobScene;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class PostgresJobControlTest extends JobControlContract {

    @Override
    protected JobScene scene() {
        return new PostgresJobScene();
    }
}
