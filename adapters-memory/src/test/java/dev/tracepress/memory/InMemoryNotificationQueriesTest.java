package dev.tracepress.memory;

import dev.tracepress.notification.application.port.out.NotificationQueriesContract;
import dev.tracepress.testkit.StoragePorts;

class InMemoryNotificationQueriesTest extends NotificationQueriesContract {

    @Override
    protected StoragePorts store() {
        return new MemoryPorts();
    }
}
