package dev.tracepress.shared.adapter.jobs.queue;

import java.util.List;
import java.util.function.Supplier;

/** Makes notifiers, each for a channel. */
public final class Notifiers {

    private final Notices way;

    Notifiers(Notices way) {
        this.way = way;
    }

    /** See {@link Notifier}. */
    public Notifier over(String channel, Supplier<List<String>> notices) {
        return new Notifier(way, channel, notices);
    }
}
