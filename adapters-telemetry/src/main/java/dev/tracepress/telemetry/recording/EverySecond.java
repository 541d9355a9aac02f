package dev.tracepress.telemetry.recording;

import dev.tracepress.shared.domain.KeepsState;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Has something done once a second, and once more when the process stops, for what happened while others stopped. */
@KeepsState("whether it goes on")
final class EverySecond implements SmartLifecycle {

    private static final Duration RATE = Duration.ofSeconds(1);

    /** For the last time. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    /** So low that whoever serves and works has stopped before. */
    private static final int PHASE = DEFAULT_PHASE - 16_384;

    private final Supplier<Mono<Void>> work;
    private final Disposable.Swap looks = Disposables.swap();

    EverySecond(Supplier<Mono<Void>> work) {
        this.work = work;
    }

    @Override
    public void start() {
        looks.update(Flux.interval(RATE)
                .onBackpressureDrop()
                .concatMap(_ -> work.get(), 1)
                .subscribe());
    }

    @Override
    public void stop() {
        looks.update(Disposables.disposed());
    }

    @Override
    public void stop(Runnable stopped) {
        stop();
        work.get().timeout(FAREWELL, Mono.empty()).doFinally(_ -> stopped.run()).subscribe();
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
