package dev.tracepress.operations.adapter.persistence;

import static dev.tracepress.testkit.Facts.resultOf;

import dev.tracepress.operations.application.port.out.WorkerArchive;
import dev.tracepress.operations.application.port.out.WorkerArchiveContract;
import dev.tracepress.operations.application.port.out.WorkerView;
import dev.tracepress.operations.application.port.out.Workers;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.PostgresStoreExtension;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
class R2dbcWorkerArchiveTest extends WorkerArchiveContract {

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension(
            settings -> PostgresStore.on(settings, OperationsPersistenceConfiguration.class));

    @Override
    protected WorkerArchive archive() {
        return postgres.store().bean(WorkerArchive.class);
    }

    @Override
    protected List<WorkerView> kept() {
        return resultOf(postgres.store().bean(Workers.class).now().collectList());
    }
}
