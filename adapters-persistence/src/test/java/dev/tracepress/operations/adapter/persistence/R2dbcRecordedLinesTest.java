package dev.tracepress.operations.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;

import dev.tracepress.operations.application.port.out.LineArchive;
import dev.tracepress.operations.application.port.out.RecordedLines;
import dev.tracepress.operations.application.port.out.RecordedLinesContract;
import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.PostgresStoreExtension;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
class R2dbcRecordedLinesTest extends RecordedLinesContract {

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension(
            settings -> PostgresStore.on(settings, OperationsPersistenceConfiguration.class));

    @Override
    protected RecordedLines keeping(List<LogLine> lines) {
        completes(postgres.store().bean(LineArchive.class).keep(lines));
        return postgres.store().bean(RecordedLines.class);
    }
}
