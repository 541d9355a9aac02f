package dev.tracepress.operations.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;

import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.application.port.out.RecordedSpansContract;
import dev.tracepress.operations.application.port.out.SpanArchive;
import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.PostgresStoreExtension;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
class R2dbcRecordedSpansTest extends RecordedSpansContract {

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension(
            settings -> PostgresStore.on(settings, OperationsPersistenceConfiguration.class));

    @Override
    protected RecordedSpans keeping(List<RecordedSpan> spans) {
        completes(postgres.store().bean(SpanArchive.class).keep(spans));
        return postgres.store().bean(RecordedSpans.class);
    }
}
