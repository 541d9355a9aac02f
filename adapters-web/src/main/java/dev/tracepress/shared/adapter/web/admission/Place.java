package dev.tracepress.shared.adapter.web.admission;

import com.netflix.concurrency.limits.Limiter.Listener;
import dev.tracepress.shared.domain.KeepsState;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A place that somebody has until they leave it, for the first of the reasons below; what is said after that does not count. */
@KeepsState("whether it was left")
final class Place {

    private final Listener listener;
    private final Runnable left;
    private final AtomicBoolean isLeft = new AtomicBoolean();

    Place(Listener listener, Runnable left) {
        this.listener = listener;
        this.left = left;
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
            left.run();
            reason.accept(listener);
        }
    }
}
