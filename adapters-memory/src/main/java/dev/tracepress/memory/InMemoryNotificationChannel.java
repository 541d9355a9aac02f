package dev.tracepress.memory;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.domain.KeepsState;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Tells who listens, once the transaction has committed.
 *
 * @param arrivals for whom something has come
 */
@KeepsState("who hears of arrivals")
record InMemoryNotificationChannel(InMemoryDatabase database, Sinks.Many<UserId> arrivals)
        implements NotificationChannel {

    @Override
    public Mono<Void> tell(NotificationId notification, UserId recipient) {
        return database.join(tables -> tables.afterCommit(() -> arrived(recipient)));
    }

    /** One writer commits at a time, but what follows the commits of two may overlap. */
    private void arrived(UserId recipient) {
        arrivals.emitNext(recipient, (_, result) -> result == Sinks.EmitResult.FAIL_NON_SERIALIZED);
    }
}
