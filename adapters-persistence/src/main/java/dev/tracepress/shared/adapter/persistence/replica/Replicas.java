package dev.tracepress.shared.adapter.persistence.replica;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.shared.domain.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.transaction.reactive.TransactionContext;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Reads from a replica what may be half a second old, and from the primary all else: what is read in a transaction, what a
 * {@link Position} in the Reactor context is not known to be old enough for, and what this process changed after the moment that the
 * replica had reached. So nobody is shown what is older than this process's own writes.
 */
@KeepsState("whose turn it is, and how many reads each was given")
public final class Replicas implements ReplicaReads {

    /** Half of what a reader is promised; the other half is for whoever keeps what was read. */
    public static final Duration OLDEST = Duration.ofMillis(500);

    /** More than the clocks of two instances are ever apart that are set by the same database. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final List<Replica> all;
    private final Ticker ticker;
    private final AtomicInteger turn = new AtomicInteger();
    private final LongAdder served = new LongAdder();
    private final LongAdder outdated = new LongAdder();
    private final LongAdder failed = new LongAdder();

    Replicas(List<Replica> all, Ticker ticker) {
        this.all = List.copyOf(all);
        this.ticker = ticker;
    }

    /**
     * What is stored, from the one or the other.
     *
     * @param primary how the primary is asked
     * @param copied how a replica is asked, over {@link ReplicaConnections}
     * @param stillHolds whether what a replica showed is what this process has written
     */
    public <T> Mono<T> read(Mono<T> primary, Mono<T> copied, StillHolds<T> stillHolds) {
        return Mono.deferContextual(context -> chosen(context)
                .map(choice -> from(choice, copied, stillHolds)
                        .switchIfEmpty(Mono.defer(primary::singleOptional))
                        .<T>flatMap(Mono::justOrEmpty))
                .orElse(primary));
    }

    /** Empty if the primary is to be asked. */
    private <T> Mono<Optional<T>> from(Choice choice, Mono<T> copied, StillHolds<T> stillHolds) {
        var leftOut = choice.leftOut().then(Mono.<Optional<T>>error(LeftOut::new));
        return Mono.firstWithSignal(copied.singleOptional(), leftOut)
                .contextWrite(context -> context.put(Replica.class, choice.replica()))
                .filter(found -> {
                    var holds = stillHolds.test(choice.moment().change(), found);
                    (holds ? served : outdated).increment();
                    return holds;
                })
                .onErrorResume(_ -> {
                    failed.increment();
                    return Mono.empty();
                });
    }

    private Optional<Choice> chosen(ContextView context) {
        var now = ticker.read();
        if (context.hasKey(TransactionContext.class)) {
            return Optional.empty();
        }
        var seen = context.<Position>getOrEmpty(Position.class).map(Position::at);
        var ready = all.stream()
                .flatMap(replica -> choice(replica, now).stream())
                .filter(choice -> seen.map(position -> isBefore(position, choice.moment()))
                        .orElse(true))
                .toList();
        return ready.isEmpty()
                ? Optional.empty()
                : Optional.of(ready.get(Math.floorMod(turn.getAndIncrement(), ready.size())));
    }

    /** That it is left out is listened for before it is asked what it has reached, so that no end of that is missed. */
    private static Optional<Choice> choice(Replica replica, long now) {
        var leftOut = replica.leftOut();
        return replica.reachedWithin(OLDEST, now).map(moment -> new Choice(replica, leftOut, moment));
    }

    private static boolean isBefore(Instant position, Moment moment) {
        return position.isBefore(moment.at().minus(SKEW));
    }

    @Override
    public long served() {
        return served.sum();
    }

    @Override
    public long outdated() {
        return outdated.sum();
    }

    @Override
    public long failed() {
        return failed.sum();
    }

    @Override
    public int following() {
        return (int) all.stream().filter(Replica::follows).count();
    }

    @Override
    public int primaries() {
        return (int) all.stream().filter(Replica::isPrimary).count();
    }

    @Override
    public int leftOut() {
        return all.size() - following() - primaries();
    }

    /** Says whether nothing that it shows was changed by this process after a change of that number. */
    @FunctionalInterface
    public interface StillHolds<T> {

        /**
         * Looks at what was found.
         *
         * @param found empty if there was nothing
         */
        boolean test(long change, Optional<T> found);
    }

    /** Who is asked, what they had reached before, and when that ends. */
    private record Choice(Replica replica, Mono<Void> leftOut, Moment moment) {}

    /** Whoever reads from it asks the primary. */
    private static final class LeftOut extends RuntimeException {
        LeftOut() {
            super("The replica is left out", null, false, false);
        }
    }
}
