package dev.tracepress.identity.adapter.persistence;

import dev.tracepress.identity.application.port.out.SessionsContract;
import dev.tracepress.shared.adapter.persistence.PostgresStoreExtension;
import dev.tracepress.testkit.StoragePorts;
import org.junit.jupiter.api.extension.RegisterExtension;

class R2dbcSessionsTest extends SessionsContract {

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension();

    @Override
    protected StoragePorts store() {
        return postgres.store();
    }
}
