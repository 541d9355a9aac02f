package dev.tracepress.memory;

import dev.tracepress.notification.application.port.out.NotificationRepositoryContract;
import dev.tracepress.testkit.StoragePorts;

class InMemoryNotificationRepositoryTest extends NotificationRepositoryContract {

    @Override
    protected StoragePorts store() {
        return new MemoryPorts();
    }
}
