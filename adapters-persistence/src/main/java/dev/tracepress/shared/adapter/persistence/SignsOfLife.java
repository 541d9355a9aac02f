package dev.tracepress.shared.adapter.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.tracepress.shared.domain.KeepsState;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Asks connections for a sign of life before they are used, unless they gave one a moment ago: to ask each time costs a third of
 * what a short statement does. No other use counts, for it may have ended in vain, so a connection that falls silent is trusted
 * for that moment at most.
 */
@KeepsState("which connections have just answered")
final class SignsOfLife {

    private final Duration patience;
    private final Cache<Connection, Boolean> alive;

    SignsOfLife(Duration trust, Duration patience, Ticker ticker) {
        this.patience = patience;
        this.alive = Caffeine.newBuilder()
                .weakKeys()
                .expireAfterWrite(trust)
                .ticker(ticker)
                .build();
    }

    /** Empty if the connection may be used; an error if it gave no sign in time. */
    Mono<Void> ask(Connection connection) {
        return alive.getIfPresent(connection) == null ? askAnew(connection) : Mono.empty();
    }

    private Mono<Void> askAnew(Connection connection) {
        return Mono.from(connection.validate(ValidationDepth.REMOTE))
                .timeout(patience, Mono.just(false))
                .doOnNext(answer -> {
                    if (answer) {
                        alive.put(connection, true);
                    }
                })
                .flatMap(answer -> answer
                        ? Mono.empty()
                        : Mono.error(new R2dbcNonTransientResourceException("A connection gave no sign of life")));
    }
}
