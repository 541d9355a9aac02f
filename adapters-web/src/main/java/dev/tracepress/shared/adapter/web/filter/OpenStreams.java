package dev.tracepress.shared.adapter.web.filter;

import dev.tracepress.shared.domain.KeepsState;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * The answers that go on until the client leaves or the service stops. They end before the server waits for the last of its
 * answers, which they would otherwise keep it from for as long as it may take.
 */
@KeepsState("how many streams are open")
public final class OpenStreams implements SmartLifecycle {

    private final AtomicInteger open = new AtomicInteger();
    private final Sinks.Empty<Void> end = Sinks.empty();
    private volatile boolean running;

    /** The same, counted while somebody listens, and ended when the service stops. */
    public <T> Flux<T> open(Flux<T> stream) {
        return openAside(stream).doOnSubscribe(_ -> open.incrementAndGet()).doFinally(_ -> open.decrementAndGet());
    }

    /** Ended when the service stops, and not counted: nobody but operators listens to it. */
    public <T> Flux<T> openAside(Flux<T> stream) {
        return stream.takeUntilOther(end.asMono());
    }

    public int count() {
        return open.get();
    }

    /** Whether an answer that has begun is one that goes on. */
    public static boolean isStream(ServerHttpResponse response) {
        var type = response.getHeaders().getContentType();
        return MediaType.TEXT_EVENT_STREAM.isCompatibleWith(type);
    }

    /** The first to stop: see {@code WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE}. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        end.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
