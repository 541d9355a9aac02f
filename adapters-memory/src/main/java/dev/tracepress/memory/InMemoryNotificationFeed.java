package dev.tracepress.memory;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationFeed;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Hears what the channel tells.
 *
 * @param arrivals for whom something has come
 */
record InMemoryNotificationFeed(Listeners arrivals) implements NotificationFeed {

    @Override
    public Flux<UserId> arrivals(UserId recipient) {
        return arrivals.hints(recipient).mergeWith(Mono.just(recipient)).onBackpressureLatest();
    }
}
