package dev.tracepress.testkit;

import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.IssuedTicket;
import dev.tracepress.identity.application.port.out.IssuedToken;
import dev.tracepress.identity.application.port.out.ReadTicket;
import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.Ticket;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.identity.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Remembers what it issued, instead of signing it. */
public final class InMemoryAccessTokens implements AccessTokens {

    private final Map<AccessToken, Session> issued = new ConcurrentHashMap<>();
    private final Map<Ticket, ReadTicket> tickets = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();
    private final Duration lifetime;

    public InMemoryAccessTokens(Duration lifetime) {
        this.lifetime = lifetime;
    }

    @Override
    public IssuedToken issue(UserId user, Instant now) {
        var id = Long.toString(lastId.incrementAndGet());
        var token = new AccessToken("token-" + id);
        var session = new Session(user, new TokenId(id), now.truncatedTo(ChronoUnit.SECONDS), now.plus(lifetime));
        issued.put(token, session);
        return new IssuedToken(token, session);
    }

    @Override
    public Optional<Session> read(AccessToken token, Instant now) {
        return Optional.ofNullable(issued.get(token))
                .filter(session -> session.expiresAt().isAfter(now));
    }

    @Override
    public IssuedTicket issueTicket(Session session, Instant now) {
        var id = Long.toString(lastId.incrementAndGet());
        var end = Stream.of(now.plus(TICKET_LIFETIME), session.expiresAt())
                .min(Instant::compareTo)
                .orElseThrow();
        var ticket = new Ticket("ticket-" + id);
        tickets.put(ticket, new ReadTicket(new TokenId("ticket-" + id), end, session));
        return new IssuedTicket(ticket, end);
    }

    @Override
    public Optional<ReadTicket> readTicket(Ticket ticket, Instant now) {
        return Optional.ofNullable(tickets.get(ticket))
                .filter(read -> read.expiresAt().isAfter(now));
    }
}
