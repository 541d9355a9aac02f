package dev.tracepress.testkit;

import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.IssuedToken;
import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.identity.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Remembers what it issued, instead of signing it. */
public final class InMemoryAccessTokens implements AccessTokens {

    private final Map<AccessToken, Session> issued = new ConcurrentHashMap<>();
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
}
