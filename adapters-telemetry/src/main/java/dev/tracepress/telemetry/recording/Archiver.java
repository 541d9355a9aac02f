package dev.tracepress.telemetry.recording;

import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.catalog.Metric;
import dev.tracepress.telemetry.context.BackendReachability;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Puts what this process keeps where the consoles of others find it: once a second what has come, {@value #MOST} at most, and the
 * newest if there is more. It waits for nobody whose spans or lines they are; what it leaves out is counted as dropped.
 */
@KeepsState("how much has been archived, and how much has not")
final class Archiver<T> implements SmartLifecycle, MeterBinder {

    static final int MOST = 500;

    private static final Duration RATE = Duration.ofSeconds(1);

    /** A connection that was dropped without a word would be waited for much longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** For the last ones, when the process stops. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    /** So low that whoever serves and works has stopped before. */
    private static final int PHASE = DEFAULT_PHASE - 16_384;

    private final NewestRing<T> ring;
    private final Function<List<T>, Mono<Void>> archive;
    private final String signal;
    private final BackendReachability reachability;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Disposable.Swap looks = Disposables.swap();

    /** Of which signal, as the catalogue calls it. */
    Archiver(String signal, NewestRing<T> ring, Function<List<T>, Mono<Void>> archive) {
        this.signal = signal;
        this.ring = ring;
        this.archive = archive;
        this.reachability = new BackendReachability(
                LoggerFactory.getLogger(Archiver.class),
                "The " + signal + " for the consoles of other processes",
                "the database");
    }

    /** What has come since the last time. */
    Mono<Void> archive() {
        return Mono.defer(() -> {
            var begun = next.get();
            var end = ring.settled(begun);
            next.set(end);
            var first = Math.max(begun, end - MOST);
            dropped.addAndGet(first - begun);
            return end == first ? Mono.<Void>empty() : keep(first, end);
        });
    }

    private Mono<Void> keep(long first, long end) {
        return Mono.defer(() -> archive.apply(ring.between(first, end).toList()))
                .timeout(PATIENCE)
                .doOnSuccess(_ -> reachability.arrived())
                .onErrorResume(error -> {
                    dropped.addAndGet(end - first);
                    reachability.missing(error);
                    return Mono.empty();
                });
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Metric.TELEMETRY_DROPPED
                .functionCounter(dropped, AtomicLong::get, Tags.of("signal", signal, "exporter", "console"))
                .register(meters);
    }

    @Override
    public void start() {
        looks.update(Flux.interval(RATE)
                .onBackpressureDrop()
                .concatMap(_ -> archive(), 1)
                .subscribe());
    }

    @Override
    public void stop() {
        looks.update(Disposables.disposed());
    }

    /** With a last look, for what ended while others stopped. */
    @Override
    public void stop(Runnable stopped) {
        stop();
        archive().timeout(FAREWELL, Mono.empty()).doFinally(_ -> stopped.run()).subscribe();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public boolean isRunning() {
        return looks.get() != null && !looks.get().isDisposed();
    }
}
