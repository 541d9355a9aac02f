package dev.tracepress.shared.adapter.web.filter;

import dev.tracepress.shared.domain.KeepsState;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * When requests that are still running have to end, since the service has waited for them as long as it may: they are answered
 * by the service then, and not cut off by the server, which stops once they are.
 */
@KeepsState("how many requests are under way when the service stops")
final class LastCall implements SmartLifecycle, HttpHandlerDecoratorFactory {

    private static final long PATIENCE_SECONDS = 5;

    private final Sinks.One<Long> call = Sinks.one();
    private final AtomicInteger underWay = new AtomicInteger();
    private final CompletableFuture<Void> answered = new CompletableFuture<>();
    private volatile boolean running;

    /** Has a value once it is time; nothing before. */
    Mono<Long> made() {
        return call.asMono();
    }

    /** Counts a request until the last of its answer is on its way, errors included, which are made outside all filters. */
    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> Mono.defer(() -> {
            underWay.incrementAndGet();
            return handler.handle(request, response).doFinally(_ -> ended());
        });
    }

    private void ended() {
        if (underWay.decrementAndGet() == 0 && !running) {
            answered.complete(null);
        }
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
    public void stop(Runnable stopped) {
        stop();
        if (underWay.get() == 0) {
            answered.complete(null);
        }
        var _ = answered.completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .thenRun(stopped);
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
