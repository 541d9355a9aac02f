package dev.tracepress.telemetry.runtime;

import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.catalog.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.http.client.ReactorResourceFactory;

/** Asks every event loop of the server once a second for a turn, and measures how long that takes to come. */
@KeepsState("which event loops have been asked")
final class EventLoopLag implements AutoCloseable {

    private final ReactorResourceFactory server;
    private final Timer lag;
    /** Loops that have not answered yet: a stalled one is asked once, not once a second. */
    private final Set<EventExecutor> asked = ConcurrentHashMap.newKeySet();

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("eventloop-lag").factory());

    private final ScheduledFuture<?> asking;

    EventLoopLag(ReactorResourceFactory server, MeterRegistry meters) {
        this.server = server;
        this.lag = Metric.EVENT_LOOP_LAG.timer(Tags.empty()).register(meters);
        this.asking = clock.scheduleAtFixedRate(this::askAll, 1, 1, TimeUnit.SECONDS);
    }

    private void askAll() {
        if (server.isRunning()) {
            server.getLoopResources().onServer(true).forEach(this::ask);
        }
    }

    private void ask(EventExecutor loop) {
        if (!loop.isShuttingDown() && asked.add(loop)) {
            var at = System.nanoTime();
            loop.execute(() -> {
                lag.record(Duration.ofNanos(System.nanoTime() - at));
                asked.remove(loop);
            });
        }
    }

    @Override
    public void close() {
        asking.cancel(false);
        clock.shutdown();
    }
}
