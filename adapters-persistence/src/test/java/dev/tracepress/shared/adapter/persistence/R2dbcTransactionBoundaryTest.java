package dev.tracepress.shared.adapter.persistence;

import dev.tracepress.shared.application.port.out.TransactionBoundaryContract;
import dev.tracepress.testkit.StoragePorts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
class R2dbcTransactionBoundaryTest extends TransactionBoundaryContract {

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension();

    @Override
    protected StoragePorts store() {
        return postgres.store();
    }
}
