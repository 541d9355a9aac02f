package dev.tracepress.shared.adapter.web.admission;

import com.netflix.concurrency.limits.Limiter.Listener;
import dev.tracepress.shared.domain.KeepsState;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A place that somebody has until they leave it, for the first of the reasons below; what is said after that does not count. */
@KeepsState("whether it was left")
final class Place {

    private final Listener listener;
    private final Duration waited;
    private final AtomicBoolean isLeft = new AtomicBoolean();

    Place(Listener listener) {
        this(listener, Duration.ZERO);
    }

    private Place(Listener listener, Duration waited) {
        this.listener = listener;
        this.waited = waited;
    }

    /** The same, with nothing left of it yet. */
    Place after(Duration waiting) {
        return new Place(listener, waiting);
    }

    /** For how long whoever has it waited for it. */
    Duration waited() {
        return waited;
    }

    /** The answer is there: how long it took tells how many may come. */
    void answered() {
        leave(Listener::onSuccess);
    }

    /** The client has left: how long it stayed tells of it alone. */
    void abandoned() {
        leave(Listener::onIgnore);
    }

    /** There was no answer in time. */
    void late() {
        leave(Listener::onDropped);
    }

    private void leave(Consumer<Listener> reason) {
        if (!isLeft.getAndSet(true)) {
            reason.accept(listener);
        }
    }
}
