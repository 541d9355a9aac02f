package dev.tracepress.shared.adapter.jobs;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.shared.application.port.out.HealthProbe;
import dev.tracepress.shared.application.port.out.HealthProbeContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobsHealthProbeTest extends HealthProbeContract {

    private final PostgresStore migrated = PostgresStore.on(TestPostgres.migrated());
    private final PostgresStore blank = PostgresStore.on(TestPostgres.blank());

    @AfterEach
    void close() {
        migrated.close();
        blank.close();
    }

    @Override
    protected HealthProbe well() {
        return new JobsHealthProbe(migrated.database(), new LocalWorker(), false);
    }

    @Override
    protected HealthProbe broken() {
        return new JobsHealthProbe(blank.database(), new LocalWorker(), false);
    }

    @Test
    void a_worker_that_should_run_and_does_not_is_unhealthy() {
        var probe = new JobsHealthProbe(migrated.database(), new LocalWorker(), true);

        assertThatThrownBy(() -> completes(probe.check())).hasMessage("the worker does not run");
    }
}
