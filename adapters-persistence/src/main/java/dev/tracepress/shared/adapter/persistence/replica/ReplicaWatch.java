package dev.tracepress.shared.adapter.persistence.replica;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tracepress.shared.domain.KeepsState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Asks ten times a second how far the primary has written its log, and how far each replica has replayed it. So it is known, by the
 * clock of this process alone, which moment a replica has reached.
 *
 * <p>One that does not answer, is none of this primary's, or has reached nothing for a while is left out until it does again. While
 * the primary does not answer all are, since nobody knows what it may have written.
 */
@KeepsState("how far the primary has written")
final class ReplicaWatch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMillis(400);

    /** Later than it stops being read from, so that one that is behind or silent for a moment is not told of each time. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofMillis(800);

    private final InstantSource time;
    private final Ticker ticker;
    private final LongSupplier changes;
    /** The newest first. */
    private final AtomicReference<List<Written>> written = new AtomicReference<>(List.of());

    private final Disposable looks;

    /**
     * Begins to watch.
     *
     * @param changes the number of the latest change that this process has heard of
     * @param time by which positions are given
     */
    ReplicaWatch(
            DatabaseClient primary, List<Watched> replicas, LongSupplier changes, InstantSource time, Ticker ticker) {
        this.changes = changes;
        this.time = time;
        this.ticker = ticker;
        var asked = Stream.concat(
                Stream.of(again(() -> atPrimary(primary))),
                replicas.stream().map(replica -> again(() -> atReplica(replica))));
        var givenUp = again(() -> Mono.fromRunnable(() -> replicas.forEach(watched -> giveUp(watched.replica()))));
        this.looks = Flux.merge(Stream.concat(asked, Stream.of(givenUp)).toList())
                .contextWrite(_ -> Context.empty())
                .subscribe();
    }

    @Override
    public void close() {
        looks.dispose();
    }

    private static Flux<Void> again(Supplier<Mono<Void>> look) {
        return Flux.interval(Duration.ZERO, PAUSE).onBackpressureDrop().concatMap(_ -> look.get(), 1);
    }

    /** Time and number are noted before the log is asked for, so whatever they tell of is in it. */
    private Mono<Void> atPrimary(DatabaseClient primary) {
        var moment = new Moment(time.instant(), ticker.read(), changes.getAsLong());
        return LogPositionRow.ofPrimary(primary)
                .timeout(PATIENCE)
                .doOnNext(position -> written.updateAndGet(before -> Stream.concat(
                                Stream.of(new Written(position, moment)),
                                before.stream()
                                        .filter(older -> older.moment()
                                                        .age(moment.tick())
                                                        .compareTo(GIVEN_UP_AFTER)
                                                <= 0))
                        .toList()))
                .onErrorComplete()
                .then();
    }

    private Mono<Void> atReplica(Watched watched) {
        return LogPositionRow.ofReplica(watched.connection())
                .timeout(PATIENCE)
                .doOnNext(position -> written.get().stream()
                        .filter(moment -> position.hasReached(moment.position()))
                        .findFirst()
                        .ifPresent(reached -> watched.replica().hasReached(reached.moment(), position.server())))
                .switchIfEmpty(Mono.defer(() -> noReplica(watched)))
                // A machine that is busy answers late now and then; one that does not answer is soon behind.
                .onErrorComplete(TimeoutException.class)
                .onErrorResume(
                        failure -> Mono.fromRunnable(() -> watched.replica().isLeftOut(reason(failure))))
                .then();
    }

    private Mono<LogPositionRow> noReplica(Watched watched) {
        return LogPositionRow.ofPrimary(watched.connection()).timeout(PATIENCE).doOnNext(position -> {
            if (isThePrimary(position)) {
                watched.replica().isThePrimary();
            } else {
                watched.replica().isLeftOut("it is no replica");
            }
        });
    }

    private boolean isThePrimary(LogPositionRow position) {
        return written.get().stream().map(Written::position).anyMatch(primary -> primary.isOfTheServerOf(position));
    }

    private void giveUp(Replica replica) {
        replica.behind(ticker.read())
                .filter(behind -> behind.compareTo(GIVEN_UP_AFTER) > 0)
                .ifPresent(behind -> replica.isLeftOut("it is %s ms behind".formatted(behind.toMillis())));
    }

    private static String reason(Throwable failure) {
        return "it does not answer (%s)".formatted(failure.getClass().getSimpleName());
    }

    /** A replica, and a connection to it that no reader keeps waiting. */
    record Watched(Replica replica, DatabaseClient connection) {}

    /** How far the primary had written at a moment. */
    private record Written(LogPositionRow position, Moment moment) {}
}
