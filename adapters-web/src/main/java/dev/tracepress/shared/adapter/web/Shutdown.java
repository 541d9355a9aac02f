package dev.tracepress.shared.adapter.web;

import org.springframework.context.SmartLifecycle;

/**
 * Whether the service is stopping: then every answer asks its client to come by another connection next time, and a request
 * that is cut off is the service's doing and not its client's.
 */
public final class Shutdown implements SmartLifecycle {

    private volatile boolean running;
    private volatile boolean begun;

    public boolean hasBegun() {
        return begun;
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
