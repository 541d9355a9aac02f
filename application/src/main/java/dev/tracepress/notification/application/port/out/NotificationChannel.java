package dev.tracepress.notification.application.port.out;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.domain.NotificationId;
import reactor.core.publisher.Mono;

/** A further way, beside the inbox, in which a recipient hears of a notification. There may be any number of them. */
public interface NotificationChannel {

    /**
     * Sees to it that a notification which has just been added is passed on; called in the transaction that adds it. It is
     * passed on some time after that commits, and not at all if it rolls back. The work is small: whatever may be slow or
     * fail is left for afterwards.
     *
     * @return completion; {@link IllegalStateException} outside a transaction
     */
    Mono<Void> tell(NotificationId notification, UserId recipient);
}
