package dev.tracepress.memory;

import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.application.port.out.NotificationFeed;
import dev.tracepress.notification.application.port.out.NotificationFeedContract;
import dev.tracepress.shared.application.port.out.TransactionBoundary;

class InMemoryNotificationFeedTest extends NotificationFeedContract {

    private final MemoryPorts store = new MemoryPorts();

    @Override
    protected NotificationFeed feed() {
        return store.notificationFeed();
    }

    @Override
    protected NotificationChannel channel() {
        return store.notificationChannel();
    }

    @Override
    protected TransactionBoundary transactions() {
        return store.transactions();
    }
}
