package dev.tracepress.shared.adapter.persistence;

import dev.tracepress.shared.domain.SharedError;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolAcquireTimeoutException;
import reactor.pool.PoolBuilder;
import reactor.pool.PooledRef;

/**
 * Lets so many pieces of work go on at a time, so that what is dear takes no more than its share of the connections and of the
 * database. Those that find no place wait in the order in which they came; who has waited too long, or comes while too many
 * wait, is told {@link SharedError.Unavailable}.
 */
public final class Bulkhead {

    private final InstrumentedPool<Boolean> places;
    private final Duration patience;

    public Bulkhead(int places, int mostWaiting, Duration patience) {
        this.places = PoolBuilder.from(Mono.just(true))
                .sizeBetween(0, places)
                .maxPendingAcquire(mostWaiting)
                .buildPool();
        this.patience = patience;
    }

    /** The same work, once there is a place for it; it holds the place to its end, even if whoever asked has left. */
    public <T> Mono<T> within(Mono<T> work) {
        return place().flatMap(place -> Shield.over(held(place, work)));
    }

    /** The same read, once there is a place for it; both end with whoever asked. */
    public <T> Mono<T> whileAskedFor(Mono<T> read) {
        return place().flatMap(place -> held(place, read));
    }

    private Mono<PooledRef<Boolean>> place() {
        return places.acquire(patience)
                .onErrorMap(PoolAcquireTimeoutException.class, SharedError.Unavailable::new)
                .onErrorMap(PoolAcquirePendingLimitException.class, SharedError.Unavailable::new);
    }

    private static <T> Mono<T> held(PooledRef<Boolean> place, Mono<T> work) {
        return Mono.usingWhen(Mono.just(place), _ -> work, PooledRef::release);
    }
}
