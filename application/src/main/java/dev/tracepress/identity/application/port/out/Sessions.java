package dev.tracepress.identity.application.port.out;

import dev.tracepress.identity.domain.Session;
import reactor.core.publisher.Mono;

/** Remembers which sessions were ended before their time. */
public interface Sessions {

    /** Ends a session for good; ending it again changes nothing. */
    Mono<Void> end(Session session);

    /**
     * Whether the session is not ended and its user still exists. An end made through this instance is seen at once, one made
     * elsewhere, or a user's deletion, within 5 s.
     */
    Mono<Boolean> isOpen(Session session);
}
