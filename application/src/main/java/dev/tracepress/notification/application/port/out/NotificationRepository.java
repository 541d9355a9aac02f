package dev.tracepress.notification.application.port.out;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Keeps what users were told. Each call is atomic. */
public interface NotificationRepository {

    /**
     * Adds a notification, unless its cause has already been told or its article, recipient or actor is gone: then there is
     * nothing to tell.
     *
     * @return whether it was added
     */
    Mono<Boolean> add(NewNotification notification);

    /**
     * Marks a notification as read; the first reading stands.
     *
     * @return false if that recipient has no such notification
     */
    Mono<Boolean> markRead(NotificationId id, UserId recipient, Instant now);
}
