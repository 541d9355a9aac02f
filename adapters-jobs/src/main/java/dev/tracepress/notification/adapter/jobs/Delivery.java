package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationView;
import reactor.core.publisher.Mono;

/** A way to somebody outside. */
@FunctionalInterface
public interface Delivery {

    /**
     * Delivers a notification.
     *
     * @param id the same for each attempt, for a receiver that wants to know what it has already
     */
    Mono<Void> deliver(String id, NotificationView notification, UserId recipient);
}
