package dev.tracepress.shared.adapter.jobs.queue;

import dev.tracepress.shared.domain.KeepsState;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/** The worker of this process while one runs here; enqueuing must not depend on it, for in the role {@code api} none does. */
@KeepsState("the worker of this process, once it runs")
public final class LocalWorker {

    /** Starts before the web server and stops after it, so that requests are served to the end with a worker at hand. */
    public static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 8_192;

    private final AtomicReference<@Nullable Runnable> running = new AtomicReference<>();

    private final AtomicBoolean failing = new AtomicBoolean();

    /**
     * A worker is there.
     *
     * @param look makes it look for due jobs
     */
    public void started(Runnable look) {
        failing.set(false);
        running.set(look);
    }

    public void stopped() {
        running.set(null);
    }

    /**
     * Whether the last look for due jobs came to an end. After one that did not, the worker looks again at once: the connection
     * that fell silent says nothing of the next. After more of them it waits for its poll.
     */
    public void looked(boolean well) {
        var failedBefore = failing.getAndSet(!well);
        if (!well && !failedBefore) {
            look();
        }
    }

    public boolean isRunning() {
        return running.get() != null;
    }

    /** One that cannot look, for whatever reason, runs no jobs. */
    private boolean isFailing() {
        return failing.get();
    }

    /** Fails if a worker is expected here and does not do its work. */
    public Mono<Void> check(boolean expected) {
        if (expected && !isRunning()) {
            return Mono.error(() -> new IllegalStateException("the worker does not run"));
        }
        if (expected && isFailing()) {
            return Mono.error(() -> new IllegalStateException("the worker cannot take jobs"));
        }
        return Mono.empty();
    }

    /** Makes the worker look for due jobs now instead of at its next poll. */
    public void look() {
        var look = running.get();
        if (look != null) {
            look.run();
        }
    }
}
