package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.adapter.jobs.queue.Notifier;
import dev.tracepress.shared.adapter.jobs.queue.Notifiers;
import dev.tracepress.shared.domain.KeepsState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells all processes which recipients may have news. What gets lost, with the process or the connection, is made up for by the
 * looks of {@link HeardArrivals}.
 */
@KeepsState("what will be announced in a moment")
final class ArrivalAnnouncer implements AutoCloseable {

    private final Set<UserId> waiting = ConcurrentHashMap.newKeySet();
    private final Notifier processes;

    ArrivalAnnouncer(Notifiers notifiers) {
        this.processes = notifiers.over(ArrivalNotice.CHANNEL, () -> ArrivalNotice.of(takeAll()));
    }

    /** Returns at once; safe to call from any thread. */
    void announce(UserId recipient) {
        waiting.add(recipient);
        processes.thereIsNews();
    }

    @Override
    public void close() {
        processes.close();
    }

    private List<UserId> takeAll() {
        var taken = new ArrayList<UserId>();
        waiting.removeIf(recipient -> taken.add(recipient));
        return taken;
    }
}
