package dev.tracepress.notification.application.port.out;

import dev.tracepress.identity.domain.UserId;
import reactor.core.publisher.Flux;

/** Lets somebody know, in whatever process they are, when it is worth looking for news. */
public interface NotificationFeed {

    /**
     * Hints that there may be news for a recipient, each of them the recipient's id: one with the subscription, and one after
     * every notification that was added, usually within milliseconds of its commit. A hint may come in vain or late, by up to
     * half a minute where one got lost underway, but there is always one after the last notification.
     *
     * <p>Whoever is slow gets several as one. It never ends, and fails never; who leaves costs nothing any more.
     */
    Flux<UserId> arrivals(UserId recipient);
}
