package dev.tracepress.wiring;

import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.database.ClockOffset;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The time of the database, which counts for all processes that share it: what it was when it was last asked, and what has passed
 * since. So what one process writes is neither from the future of another nor due too late, and a step of this machine's clock is
 * none of its. Such a step, or a machine that slept, is a reason to ask at once.
 */
@KeepsState("how far a steady clock is ahead of the database's")
final class DatabaseClock implements InstantSource, ClockOffset, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int LOOKS_PER_ASKING = 30;

    /** An answer that was on its way for longer says too little. */
    private static final Duration LONGEST_WAY = Duration.ofSeconds(1);

    /** Less is told apart from the way of the answer by nobody, and would make the time go back and forth. */
    private static final Duration WORTH_SETTING = Duration.ofMillis(50);

    private static final Duration WORTH_TELLING = Duration.ofSeconds(1);

    private final InstantSource own;
    private final InstantSource steady;
    private final Flux<Instant> database;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    /** How far the machine's clock was ahead of the steady one when the database was asked for what counts; null if it never was. */
    private final AtomicReference<@Nullable Duration> stepped = new AtomicReference<>();

    private final AtomicBoolean told = new AtomicBoolean();
    private @Nullable Disposable asking;

    /**
     * A clock that still has to be set.
     *
     * @param own what this machine takes for the time
     * @param nanos what passes on it, whatever its clock is set to
     * @param database asks for the database's several times, each time as soon as the answer before has come: the first answer
     *     may have waited for a connection
     */
    DatabaseClock(InstantSource own, LongSupplier nanos, Flux<Instant> database) {
        this.own = own;
        var begin = own.instant();
        var since = nanos.getAsLong();
        this.steady = () -> begin.plusNanos(nanos.getAsLong() - since).truncatedTo(ChronoUnit.MICROS);
        this.database = database;
    }

    /** One that is set, if the database tells the time quickly enough; else it goes on asking. */
    static DatabaseClock set(InstantSource own, LongSupplier nanos, Flux<Instant> database) {
        var clock = new DatabaseClock(own, nanos, database);
        clock.ask().block(PATIENCE);
        if (clock.hasStepped()) {
            LOG.warn(
                    "The database takes longer than {} s to tell the time; until it does not, that of this machine is used",
                    LONGEST_WAY.toSeconds());
        }
        return clock;
    }

    @Override
    public Instant instant() {
        return steady.instant().minus(ahead.get());
    }

    @Override
    public Duration ahead() {
        return Duration.between(instant(), own.instant()).truncatedTo(ChronoUnit.MICROS);
    }

    /** Sets it anew, by the answer that was on its way for the shortest time. */
    Mono<Void> ask() {
        return Mono.defer(() -> {
            var asked = aheadOfSteady();
            return database.map(time -> new Answer(time, steady.instant()))
                    .collectList()
                    .doOnNext(answers -> quickest(answers).filter(this::set).ifPresent(_ -> stepped.set(asked)))
                    .then();
        });
    }

    private static Optional<Reading> quickest(List<Answer> answers) {
        return IntStream.range(1, answers.size())
                .mapToObj(next -> new Reading(
                        answers.get(next - 1).heard(),
                        answers.get(next).time(),
                        answers.get(next).heard()))
                .min(Comparator.comparing(Reading::way));
    }

    /** Whether that says enough. */
    private boolean set(Reading reading) {
        if (reading.way().compareTo(LONGEST_WAY) > 0) {
            return false;
        }
        if (reading.ahead().minus(ahead.get()).abs().compareTo(reading.worthSetting()) > 0) {
            ahead.set(reading.ahead().truncatedTo(ChronoUnit.MICROS));
        }
        var wrong = ahead();
        if (wrong.abs().compareTo(WORTH_TELLING) > 0 && !told.getAndSet(true)) {
            LOG.warn(
                    "The clock of this machine is {} s ahead of the database's, whose time is used; set it right",
                    wrong.toMillis() / 1e3);
        }
        return true;
    }

    /**
     * Whether there is a reason to ask: it was not set yet, or the machine's clock was set to another time since the database last
     * answered, or stood still with all else.
     */
    boolean hasStepped() {
        return Optional.ofNullable(stepped.get())
                .map(before -> aheadOfSteady().minus(before).abs().compareTo(WORTH_TELLING) > 0)
                .orElse(true);
    }

    private Duration aheadOfSteady() {
        return Duration.between(steady.instant(), own.instant());
    }

    @Override
    public synchronized void start() {
        asking = Flux.interval(LOOK_EVERY)
                .onBackpressureDrop()
                .filter(look -> look % LOOKS_PER_ASKING == LOOKS_PER_ASKING - 1 || hasStepped())
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

    /** What the database said, and when it was heard. */
    private record Answer(Instant time, Instant heard) {}

    /** A time that the database read at some moment between two of the steady clock. */
    private record Reading(Instant asked, Instant time, Instant heard) {

        Duration way() {
            return Duration.between(asked, heard);
        }

        /** How far the steady clock is ahead, give or take half the way. */
        Duration ahead() {
            return Duration.between(time, asked.plus(way().dividedBy(2)));
        }

        Duration worthSetting() {
            return Collections.max(List.of(WORTH_SETTING, way().dividedBy(2)));
        }
    }
}
