package dev.tracepress.notification.application.port.out;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Keeps what users were told. Each call is atomic. */
public interface NotificationRepository {

    /**
     * Adds a notification, unless its cause has already been told or its article, recipient or actor is gone: then there is
     * nothing to tell. A recipient's notifications become visible in the order of their ids, so that whoever has seen one
     * has seen all before it.
     *
     * <p>With {@code repeatedSince}, neither is one added if the same actor's same act on the same article needs no telling:
     * the recipient has not read of it yet, or was told since that time. One that was withdrawn meanwhile, its favourite
     * having been taken back, is shown again instead, unless the cause itself has been withdrawn by now.
     *
     * @param repeatedSince empty to tell it however often it was told
     * @return under which id it was added; empty if it was not
     */
    Mono<NotificationId> add(NewNotification notification, Optional<Instant> repeatedSince);

    /**
     * Marks a notification as read; the first reading stands.
     *
     * @return false if that recipient has no such notification
     */
    Mono<Boolean> markRead(NotificationId id, UserId recipient, Instant now);

    /**
     * Forgets notifications that were withdrawn before that time, by the clock of the store, those withdrawn first before
     * others, and no more than {@code most}. One that somebody else is changing is left for the next time.
     *
     * @return how many were forgotten; fewer than {@code most} if no others are left
     */
    Mono<Long> forgetWithdrawn(Instant before, int most);
}
