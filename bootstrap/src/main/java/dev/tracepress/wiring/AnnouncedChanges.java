package dev.tracepress.wiring;

import dev.tracepress.shared.adapter.jobs.queue.Notifier;
import dev.tracepress.shared.adapter.jobs.queue.Notifiers;
import dev.tracepress.shared.adapter.persistence.Change;
import dev.tracepress.shared.adapter.persistence.ChangeListener;
import dev.tracepress.shared.domain.KeepsState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the other processes what this one has changed: what changes while a notice is on its way goes with the next. */
@KeepsState("the changes of the next moment")
final class AnnouncedChanges implements ChangeListener, AutoCloseable {

    static final String CHANNEL = "tracepress_changes";

    private final Set<Change> waiting = ConcurrentHashMap.newKeySet();
    private final Notifier others;

    AnnouncedChanges(Notifiers notifiers) {
        this.others = notifiers.over(CHANNEL, this::notices);
    }

    @Override
    public void changed(Change change) {
        waiting.add(change);
        others.thereIsNews();
    }

    @Override
    public void missedSome() {
        changed(Change.OF_ANYTHING);
    }

    @Override
    public void close() {
        others.close();
    }

    private List<String> notices() {
        var taken = new ArrayList<Change>();
        waiting.removeIf(taken::add);
        return taken.isEmpty() ? List.of() : List.of(Change.notice(taken));
    }
}
