package dev.tracepress.shared.adapter.web;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * When requests that are still running have to end, since the service has waited for them as long as it may: they are answered
 * by the service then, and not cut off by the server.
 */
final class LastCall implements SmartLifecycle {

    private final Sinks.One<Long> call = Sinks.one();
    private volatile boolean running;

    /** Has a value once it is time; nothing before. */
    Mono<Long> made() {
        return call.asMono();
    }

    /** After the server has waited for its answers, and before it stops. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 1;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        call.tryEmitValue(0L);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
