package dev.tracepress.shared.adapter.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The worker of this process while one runs here; enqueuing must not depend on it, for in the role {@code api} none does. */
final class LocalWorker {

    private final AtomicReference<@Nullable Scheduler> running = new AtomicReference<>();

    private final AtomicBoolean failing = new AtomicBoolean();

    void started(Scheduler scheduler) {
        failing.set(false);
        running.set(scheduler);
    }

    void stopped() {
        running.set(null);
    }

    /** Whether the last look for due jobs came to an end. */
    void looked(boolean well) {
        failing.set(!well);
    }

    boolean isRunning() {
        return running.get() != null;
    }

    /** One that cannot look, for whatever reason, runs no jobs. */
    boolean isFailing() {
        return failing.get();
    }

    /** Makes the worker look for due jobs now instead of at its next poll. */
    void look() {
        var scheduler = running.get();
        if (scheduler != null) {
            scheduler.triggerCheckForDueExecutions();
        }
    }
}
