package dev.tracepress.shared.adapter.web.server;

import dev.tracepress.shared.adapter.web.filter.OpenStreams;
import dev.tracepress.shared.domain.KeepsState;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import reactor.core.publisher.Mono;

/**
 * Whether the service is stopping: then a connection ends with the answer that is given on it, and a request that is cut off is
 * the service's doing and not its client's.
 */
@KeepsState("whether the service stops")
public final class Shutdown implements SmartLifecycle, HttpHandlerDecoratorFactory {

    private volatile boolean running;
    private volatile boolean begun;

    public boolean hasBegun() {
        return begun;
    }

    /** The server ends a connection whose answer says so, but only if it reads that before it writes. */
    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> {
            response.beforeCommit(() -> Mono.fromRunnable(() -> {
                if (begun) {
                    response.getHeaders().set(HttpHeaders.CONNECTION, "close");
                }
            }));
            return handler.handle(request, response);
        };
    }

    /** With {@link OpenStreams} the first to stop, before the server waits for its last answers. */
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
        begun = true;
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
