package dev.tracepress.identity.application.port.out;

import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.Ticket;
import dev.tracepress.identity.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Signs tokens and tickets and reads them back; knows nothing of revocation, nor which tickets were used. */
public interface AccessTokens {

    /** How long a ticket is good, unless its session ends before. */
    Duration TICKET_LIFETIME = Duration.ofSeconds(30);

    /** A new token with an id of its own, good from now on for as long as this service lets tokens live. */
    IssuedToken issue(UserId user, Instant now);

    /** What the token says; empty unless it was signed by a key of ours, for us, and is good now. */
    Optional<Session> read(AccessToken token, Instant now);

    /** A new ticket with an id of its own. It is no token, and no token is a ticket. */
    IssuedTicket issueTicket(Session session, Instant now);

    /** What the ticket says; empty unless it was signed by a key of ours, as a ticket, and is good now. */
    Optional<ReadTicket> readTicket(Ticket ticket, Instant now);
}
