package dev.tracepress.article.adapter.persistence.hot;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.tracepress.shared.adapter.persistence.Change;
import dev.tracepress.shared.adapter.persistence.LatestChanges;
import dev.tracepress.shared.adapter.persistence.Shield;
import dev.tracepress.shared.domain.KeepsState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Holds what was read for a moment, and reads it once however many ask. What was found missing is not held, nor is a failure.
 *
 * <p>Nobody gets what was read before a change that was acknowledged before they asked: neither what is held nor what is still
 * being read for others. So a reader may have to have it read anew, but never twice: what is begun after they came is new enough.
 *
 * @param <K> what is asked for
 * @param <V> what is read
 */
@KeepsState("the answers of the last second, and how often they were used")
final class HeldReads<K, V> {

    private final AsyncCache<K, Held<V>> held;
    private final LatestChanges changes;
    private final Function<V, List<Change>> subjects;
    private final long oldestNanos;
    private final Ticker ticker;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /**
     * Nothing yet.
     *
     * @param subjects the changes after which what was read does not hold any more
     * @param bytes about what one of them takes
     * @param mostBytes what all of them may take
     */
    HeldReads(
            LatestChanges changes,
            Function<V, List<Change>> subjects,
            Function<V, Integer> bytes,
            long mostBytes,
            Duration oldest,
            Ticker ticker) {
        this.changes = changes;
        this.subjects = subjects;
        this.oldestNanos = oldest.toNanos();
        this.ticker = ticker;
        this.held = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .<K, Held<V>>weigher((_, read) -> read.found().map(bytes).orElse(0))
                .expireAfter(
                        Expiry.<K, Held<V>>creating((_, read) -> read.found().isPresent() ? oldest : Duration.ZERO))
                .ticker(ticker)
                // There is little to do at a time; to hand it to other threads would cost more.
                .executor(Runnable::run)
                .buildAsync();
    }

    /** What is stored under that key, perhaps as it was a moment ago. */
    Mono<V> read(K key, Mono<V> stored) {
        return Mono.deferContextual(context -> {
            var arrival = new Arrival(changes.number(), ticker.read());
            var known = held.getIfPresent(key);
            var ready = known == null ? null : readyIn(known);
            if (ready != null && isNewEnough(ready, arrival)) {
                hits.increment();
                return ready.outcome();
            }
            misses.increment();
            var begun = begun(key, stored, context);
            return Shield.outcomeOf(begun)
                    .flatMap(read -> isNewEnough(read, arrival)
                            ? Mono.just(read)
                            : Shield.outcomeOf(begunAnew(key, begun, stored, context)))
                    .flatMap(Held::outcome);
        });
    }

    long hits() {
        return hits.sum();
    }

    long misses() {
        return misses.sum();
    }

    long bytes() {
        return held.synchronous()
                .policy()
                .eviction()
                .orElseThrow()
                .weightedSize()
                .orElse(0);
    }

    private CompletableFuture<Held<V>> begunAnew(
            K key, CompletableFuture<Held<V>> outdated, Mono<V> stored, ContextView context) {
        held.asMap().remove(key, outdated);
        return begun(key, stored, context);
    }

    /** The read that is under way or held, or else one that begins now. */
    private CompletableFuture<Held<V>> begun(K key, Mono<V> stored, ContextView context) {
        var mine = new CompletableFuture<Held<V>>();
        var others = held.asMap().putIfAbsent(key, mine);
        if (others != null) {
            return others;
        }
        // Only now: whoever finds it here knows that it was begun after they came.
        var begun = new Arrival(changes.number(), ticker.read());
        var reading = stored.map(
                        found -> new Held<>(begun, Optional.of(found), Optional.empty(), subjects.apply(found)))
                .defaultIfEmpty(new Held<>(begun, Optional.empty(), Optional.empty(), List.of()))
                // Caffeine would log a failure, which everybody who waits is told of.
                .onErrorResume(
                        failure -> Mono.just(new Held<>(begun, Optional.empty(), Optional.of(failure), List.of())));
        Shield.begin(reading, context, mine);
        return mine;
    }

    private static <V> @Nullable Held<V> readyIn(CompletableFuture<Held<V>> known) {
        return known.isDone() && !known.isCompletedExceptionally() ? known.getNow(null) : null;
    }

    /** What was not found, or not read, tells nothing of what it might have been, so any change may be one of it. */
    private boolean isNewEnough(Held<V> read, Arrival arrival) {
        var begun = read.begun();
        return arrival.nanos() - begun.nanos() < oldestNanos
                && (begun.number() >= arrival.number()
                        || (read.found().isPresent() && !changes.anySince(begun.number(), read.subjects())));
    }

    /** When somebody came, and the latest change by then. */
    private record Arrival(long number, long nanos) {}

    /** What was read, from when on, and what it is of; nothing if there was nothing, or it could not be read. */
    private record Held<V>(Arrival begun, Optional<V> found, Optional<Throwable> failure, List<Change> subjects) {
        private Held {
            subjects = List.copyOf(subjects);
        }

        Mono<V> outcome() {
            return failure.<Mono<V>>map(Mono::error).orElseGet(() -> Mono.justOrEmpty(found));
        }
    }
}
