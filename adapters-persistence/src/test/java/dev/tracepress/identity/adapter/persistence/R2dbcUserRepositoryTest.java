package dev.tracepress.identity.adapter.persistence;

import dev.tracepress.identity.application.port.out.UserRepositoryContract;
import dev.tracepress.shared.adapter.persistence.PostgresStoreExtension;
import dev.tracepress.testkit.StoragePorts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
class R2dbcUserRepositoryTest extends UserRepositoryContract {

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension();

    @Override
    protected StoragePorts store() {
        return postgres.store();
    }
}
