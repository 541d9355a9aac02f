package dev.tracepress.shared.adapter.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.tracepress.shared.domain.KeepsState;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Asks connections for a sign of life before they are used, unless they gave one a moment ago: to ask each time costs a third of
 * what a short statement does. No other use counts, for it may have ended in vain, so a connection that falls silent is trusted
 * for that moment at most.
 *
 * <p>Connections seldom fall silent alone. Once one has, the next are given a fifth of the time for a while: else a request that
 * meets all of a pool's in turn waits for each.
 */
@KeepsState("which connections have just answered, and when one last did not")
final class SignsOfLife {

    private static final int SUSPICION = 5;
    private static final Duration SUSPICIOUS_FOR = Duration.ofSeconds(2);

    private final Duration patience;
    private final Ticker ticker;
    private final Scheduler scheduler;
    private final AtomicLong suspiciousUntil;
    private final Cache<Connection, Boolean> alive;

    SignsOfLife(Duration trust, Duration patience, Ticker ticker, Scheduler scheduler) {
        this.patience = patience;
        this.ticker = ticker;
        this.scheduler = scheduler;
        this.suspiciousUntil = new AtomicLong(ticker.read());
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
                .timeout(patience(), silence(), scheduler)
                .doOnNext(answer -> {
                    if (answer) {
                        alive.put(connection, true);
                    }
                })
                .flatMap(answer -> answer
                        ? Mono.empty()
                        : Mono.error(new R2dbcNonTransientResourceException("A connection gave no sign of life")));
    }

    private Duration patience() {
        return suspiciousUntil.get() - ticker.read() > 0 ? patience.dividedBy(SUSPICION) : patience;
    }

    private Mono<Boolean> silence() {
        return Mono.fromSupplier(() -> {
            suspect();
            return false;
        });
    }

    /** One fell silent, so others may have. */
    void suspect() {
        suspiciousUntil.set(ticker.read() + SUSPICIOUS_FOR.toNanos());
        alive.invalidateAll();
    }
}
