package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.queue.Notifier;
import dev.tracepress.shared.adapter.jobs.queue.Notifiers;
import dev.tracepress.shared.adapter.jobs.worker.RunningJobs.Pick;
import dev.tracepress.shared.domain.KeepsState;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Has attempts at cancelled jobs interrupted, whichever process makes them. It is a hint, like all notices. */
@KeepsState("the cancellations of the next moment")
public final class CancelAnnouncer implements AutoCloseable {

    private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
    private final RunningJobs here;
    private final Notifier others;

    CancelAnnouncer(Notifiers notifiers, RunningJobs here) {
        this.here = here;
        this.others = notifiers.over(CancelledJobs.CHANNEL, this::takeAll);
    }

    /** Returns at once; safe to call from any thread. */
    public void announce(Pick cancelled) {
        here.interrupt(cancelled);
        waiting.add(CancelledJobs.told(cancelled));
        others.thereIsNews();
    }

    @Override
    public void close() {
        others.close();
    }

    private List<String> takeAll() {
        var taken = new ArrayList<String>();
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            taken.add(next);
        }
        return taken;
    }
}
