package dev.tracepress.notification.adapter.persistence;

import dev.tracepress.notification.application.port.out.NotificationRepositoryContract;
import dev.tracepress.shared.adapter.persistence.PostgresStoreExtension;
import dev.tracepress.testkit.StoragePorts;
import org.junit.jupiter.api.extension.RegisterExtension;

class R2dbcNotificationRepositoryTest extends NotificationRepositoryContract {

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension();

    @Override
    protected StoragePorts store() {
        return postgres.store();
    }
}
