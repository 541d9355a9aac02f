package dev.tracepress.telemetry.recording;

import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.catalog.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Puts what this process keeps where the consoles of others find it: what has come since the last time, {@value #MOST} at most, and
 * the newest if there is more. It waits for nobody whose spans or lines they are; what it leaves out is counted as dropped.
 */
@KeepsState("how much has been archived, and how much has not")
final class Archiver<T> implements MeterBinder {

    static final int MOST = 500;

    private final NewestRing<T> ring;
    private final Function<List<T>, Mono<Void>> archive;
    private final String signal;
    private final Telling telling;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    /** Of which signal, as the catalogue calls it. */
    Archiver(String signal, NewestRing<T> ring, Function<List<T>, Mono<Void>> archive) {
        this.signal = signal;
        this.ring = ring;
        this.archive = archive;
        this.telling = new Telling("The " + signal);
    }

    /** Completion in any case. */
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
        return telling.tell(
                Mono.defer(() -> archive.apply(ring.between(first, end).toList())),
                () -> dropped.addAndGet(end - first));
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Metric.TELEMETRY_DROPPED
                .functionCounter(dropped, AtomicLong::get, Tags.of("signal", signal, "exporter", "console"))
                .register(meters);
    }
}
