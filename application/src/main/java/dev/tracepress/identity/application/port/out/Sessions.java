package dev.tracepress.identity.application.port.out;

import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Knows which sessions are open. */
public interface Sessions {

    /** As many of a user's sessions as anybody looks through. */
    int MOST_SHOWN = 100;

    /**
     * Begins a session, if the user is still there and still has the password hash by which they proved who they are.
     *
     * @return its token; {@link dev.tracepress.identity.domain.IdentityError.InvalidCredentials} if somebody was quicker to
     *     change the password, or the user is gone
     */
    Mono<AccessToken> begin(User user, Instant now);

    /** Ends a session for good; ending it again changes nothing. */
    Mono<Void> end(Session session);

    /** Ends the session that has that id, if it is the user's and open; returns whether it was. */
    Mono<Boolean> endOne(UserId user, TokenId id);

    /** Ends all sessions of the user that were begun before, those that nobody has listed included. */
    Mono<Void> endAll(UserId user);

    /** Has a ticket be used up for good, and returns whether it was not before; of several at once, on whatever instances, one is first. */
    Mono<Boolean> use(ReadTicket ticket);

    /** Those of the user that are open, the newest first, at most {@link #MOST_SHOWN}. */
    Flux<OpenSession> openOf(UserId user, Instant now);

    /**
     * Whether the session is not ended and its user still exists. An end made through this instance is seen at once, one made
     * elsewhere, or a user's deletion, within 5 s.
     */
    Mono<Boolean> isOpen(Session session);
}
