package dev.tracepress.memory;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.domain.NotificationId;
import reactor.core.publisher.Mono;

/**
 * Tells who listens, once the transaction has committed.
 *
 * @param arrivals for whom something has come
 */
record InMemoryNotificationChannel(InMemoryDatabase database, Listeners arrivals) implements NotificationChannel {

    @Override
    public Mono<Void> tell(NotificationId notification, UserId recipient) {
        return database.join(tables -> tables.afterCommit(() -> arrivals.tell(recipient)));
    }
}
