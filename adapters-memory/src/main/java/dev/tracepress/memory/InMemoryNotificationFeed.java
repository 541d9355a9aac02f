package dev.tracepress.memory;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationFeed;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Hears what the channel tells.
 *
 * @param all for whomever something has come
 */
record InMemoryNotificationFeed(Flux<UserId> all) implements NotificationFeed {

    @Override
    public Flux<UserId> arrivals(UserId recipient) {
        return all.filter(recipient::equals).mergeWith(Mono.just(recipient)).onBackpressureLatest();
    }
}
