package dev.tracepress.shared.adapter.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

/**
 * Asks connections for a sign of life before they are used again, unless they were used a moment ago: to ask each time costs a
 * third of what a short statement does. Whoever meets one that fell silent within that moment waits for the deadline of a
 * statement. HikariCP does the same.
 */
final class SignsOfLife {

    private final Duration trust;
    private final Duration patience;
    private final InstantSource time;
    private final Cache<Connection, Instant> lastUses =
            Caffeine.newBuilder().weakKeys().build();

    SignsOfLife(Duration trust, Duration patience, InstantSource time) {
        this.trust = trust;
        this.patience = patience;
        this.time = time;
    }

    /** Empty if the connection may be used; an error if it gave no sign in time. */
    Mono<Void> ask(Connection connection) {
        var lastUse = lastUses.getIfPresent(connection);
        if (lastUse != null && time.instant().isBefore(lastUse.plus(trust))) {
            return Mono.empty();
        }
        return Mono.from(connection.validate(ValidationDepth.REMOTE))
                .timeout(patience, Mono.just(false))
                .flatMap(alive -> alive
                        ? Mono.empty()
                        : Mono.error(new R2dbcNonTransientResourceException("A connection gave no sign of life")));
    }

    /** A connection is given back, so it was in use until now. */
    Mono<Void> used(Connection connection) {
        return Mono.fromRunnable(() -> lastUses.put(connection, time.instant()));
    }
}
