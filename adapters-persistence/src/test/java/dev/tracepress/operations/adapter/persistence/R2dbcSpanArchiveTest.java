package dev.tracepress.operations.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static dev.tracepress.testkit.GivenSpan.traceId;

import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.application.port.out.SpanArchive;
import dev.tracepress.operations.application.port.out.SpanArchiveContract;
import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.PostgresStoreExtension;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
class R2dbcSpanArchiveTest extends SpanArchiveContract {

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension(
            settings -> PostgresStore.on(settings, OperationsPersistenceConfiguration.class));

    @Override
    protected SpanArchive archive() {
        return postgres.store().bean(SpanArchive.class);
    }

    @Override
    protected List<RecordedSpan> kept() {
        return resultOf(postgres.store()
                .bean(RecordedSpans.class)
                .related(Set.of(traceId(1)))
                .collectList());
    }

    @Override
    protected void fill() {
        completes(postgres.store()
                .database()
                .sql("ALTER TABLE recorded_spans ALTER COLUMN id RESTART WITH " + (R2dbcSpanArchive.ROOM + 2))
                .then());
    }
}
