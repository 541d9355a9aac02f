package dev.tracepress.operations.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static dev.tracepress.testkit.GivenSpan.traceId;

import dev.tracepress.operations.application.port.out.LineArchive;
import dev.tracepress.operations.application.port.out.LineArchiveContract;
import dev.tracepress.operations.application.port.out.RecordedLines;
import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.PostgresStoreExtension;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
class R2dbcLineArchiveTest extends LineArchiveContract {

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension(
            settings -> PostgresStore.on(settings, OperationsPersistenceConfiguration.class));

    @Override
    protected LineArchive archive() {
        return postgres.store().bean(LineArchive.class);
    }

    @Override
    protected List<LogLine> kept() {
        return resultOf(postgres.store()
                .bean(RecordedLines.class)
                .ofTraces(Set.of(traceId(1)))
                .collectList());
    }

    @Override
    protected void fill() {
        completes(postgres.store()
                .database()
                .sql("ALTER TABLE recorded_lines ALTER COLUMN id RESTART WITH " + (R2dbcLineArchive.ROOM + 2))
                .then());
    }
}
