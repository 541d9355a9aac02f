package dev.tracepress.operations.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.operations.application.port.out.WorkerArchive;
import dev.tracepress.operations.application.port.out.WorkerView;
import dev.tracepress.operations.application.port.out.Workers;
import dev.tracepress.operations.application.port.out.WorkersContract;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.PostgresStoreExtension;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
class R2dbcWorkersTest extends WorkersContract {

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension(
            settings -> PostgresStore.on(settings, OperationsPersistenceConfiguration.class));

    @Override
    protected Workers telling(WorkerView worker) {
        completes(postgres.store().bean(WorkerArchive.class).keep(worker));
        return postgres.store().bean(Workers.class);
    }

    @Test
    void one_that_has_told_nothing_for_ten_seconds_is_none_any_more_and_is_forgotten_after_a_minute() {
        var workers = telling(new WorkerView("gone", Instant.EPOCH, List.of(), List.of()));
        toldAgo("7 seconds");
        assertThat(resultOf(workers.now().collectList())).hasSize(1);

        toldAgo("11 seconds");
        assertThat(resultOf(workers.now().collectList())).isEmpty();

        toldAgo("61 seconds");
        telling(new WorkerView("here", Instant.EPOCH, List.of(), List.of()));
        assertThat(resultOf(postgres.store()
                        .database()
                        .sql("SELECT worker FROM recorded_workers")
                        .mapValue(String.class)
                        .all()
                        .collectList()))
                .containsExactly("here");
    }

    private void toldAgo(String interval) {
        completes(postgres.store()
                .database()
                .sql("UPDATE recorded_workers SET told_at = now() - interval '%s'".formatted(interval))
                .then());
    }
}
