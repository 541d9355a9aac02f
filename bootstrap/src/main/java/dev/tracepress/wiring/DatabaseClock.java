package dev.tracepress.wiring;

import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.database.ClockOffset;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The time of the database, which counts for all processes that share it: this machine's, set right by what the database was
 * ahead or behind when it was last asked. So what one process writes is neither from the future of another nor due too late.
 */
@KeepsState("how far the clock of the database is ahead")
final class DatabaseClock implements InstantSource, ClockOffset, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration EVERY = Duration.ofSeconds(30);

    /** An answer that was on its way for longer says too little. */
    private static final Duration LONGEST_WAY = Duration.ofSeconds(1);

    /** Less is told apart from the way of the answer by nobody, and would make the time go back and forth. */
    private static final Duration WORTH_SETTING = Duration.ofMillis(50);

    private static final Duration WORTH_TELLING = Duration.ofSeconds(1);

    private final InstantSource own;
    private final Flux<Instant> database;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final AtomicBoolean told = new AtomicBoolean();
    private @Nullable Disposable asking;

    /**
     * A clock that still has to be set.
     *
     * @param own what this machine takes for the time
     * @param database asks for the database's several times, each time as soon as the answer before has come: the first answer
     *     may have waited for a connection
     */
    DatabaseClock(InstantSource own, Flux<Instant> database) {
        this.own = own;
        this.database = database;
    }

    /** One that is set. */
    static DatabaseClock set(InstantSource own, Flux<Instant> database) {
        var clock = new DatabaseClock(own, database);
        clock.ask().block(PATIENCE);
        return clock;
    }

    @Override
    public Instant instant() {
        return own.instant().minus(ahead.get());
    }

    @Override
    public Duration ahead() {
        return ahead.get();
    }

    /** Sets it anew. */
    Mono<Void> ask() {
        return Mono.defer(() -> {
            var before = new AtomicReference<@Nullable Instant>();
            return database.doOnNext(answer -> {
                        var heard = own.instant();
                        Optional.ofNullable(before.getAndSet(heard)).ifPresent(asked -> set(asked, answer, heard));
                    })
                    .then();
        });
    }

    private void set(Instant asked, Instant answer, Instant heard) {
        var way = Duration.between(asked, heard);
        if (way.compareTo(LONGEST_WAY) > 0 || way.isNegative()) {
            return;
        }
        var found = Duration.between(answer, asked.plus(way.dividedBy(2)));
        if (found.minus(ahead.get()).abs().compareTo(WORTH_SETTING) > 0) {
            ahead.set(found.truncatedTo(ChronoUnit.MICROS));
        }
        if (found.abs().compareTo(WORTH_TELLING) > 0 && !told.getAndSet(true)) {
            LOG.warn(
                    "The clock of this machine is {} s ahead of the database's, whose time is used; set it right",
                    found.toMillis() / 1e3);
        }
    }

    @Override
    public synchronized void start() {
        asking = Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> ask().timeout(PATIENCE).onErrorComplete())
                .subscribe();
    }

    @Override
    public synchronized void stop() {
        if (asking != null) {
            asking.dispose();
            asking = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return asking != null;
    }
}
