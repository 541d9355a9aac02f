package dev.tracepress.shared.adapter.jobs.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** The worker of this process while one runs here; enqueuing must not depend on it, for in the role {@code api} none does. */
public final class LocalWorker {

    /** Starts before the web server and stops after it, so that requests are served to the end with a worker at hand. */
    public static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 8_192;

    private final AtomicReference<@Nullable Scheduler> running = new AtomicReference<>();

    private final AtomicBoolean failing = new AtomicBoolean();

    public void started(Scheduler scheduler) {
        failing.set(false);
        running.set(scheduler);
    }

    public void stopped() {
        running.set(null);
    }

    /** Whether the last look for due jobs came to an end. */
    public void looked(boolean well) {
        failing.set(!well);
    }

    public boolean isRunning() {
        return running.get() != null;
    }

    /** One that cannot look, for whatever reason, runs no jobs. */
    public boolean isFailing() {
        return failing.get();
    }

    /** Makes the worker look for due jobs now instead of at its next poll. */
    public void look() {
        var scheduler = running.get();
        if (scheduler != null) {
            scheduler.triggerCheckForDueExecutions();
        }
    }
}
