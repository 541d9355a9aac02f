package dev.tracepress.wiring;

import dev.tracepress.shared.adapter.jobs.listening.ChannelListener;
import dev.tracepress.shared.adapter.persistence.Change;
import dev.tracepress.shared.adapter.persistence.ChangeListener;

/** Hands on what other processes have changed; this one hears itself as well, which only makes it read once more. */
record HeardChanges(ChangeListener listener) implements ChannelListener {

    @Override
    public String channel() {
        return AnnouncedChanges.CHANNEL;
    }

    @Override
    public void heard(String notice) {
        Change.in(notice).forEach(change -> change.tell(listener));
    }

    @Override
    public void connected() {
        listener.missedSome();
    }
}
