package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.jobs.queue.LocalWorker;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.shared.application.port.out.HealthProbe;
import dev.tracepress.shared.application.port.out.HealthProbeContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@Tag("slow")
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

    @Test
    void a_worker_that_cannot_take_jobs_is_unhealthy_until_it_can() {
        var store = PostgresStore.on(TestPostgres.migrated());
        try (var jobs = JobsUnderTest.on(store, JobsUnderTest.polling(JobsUnderTest.NEVER), List.of())) {
            var probe = jobs.bean(JobsHealthProbe.class);
            completes(probe.check());

            completes(store.database()
                    .sql("ALTER TABLE job_kinds RENAME TO hidden")
                    .then());
            eventually(() -> probe.check()
                    .thenReturn(false)
                    .onErrorResume(error -> Mono.just("the worker cannot take jobs".equals(error.getMessage()))));

            completes(store.database()
                    .sql("ALTER TABLE hidden RENAME TO job_kinds")
                    .then());
            eventually(() -> probe.check().thenReturn(true).onErrorReturn(false));
        }
    }
}
