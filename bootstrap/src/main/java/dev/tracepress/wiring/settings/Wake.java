package dev.tracepress.wiring.settings;

import java.util.Locale;

/** How a process learns that others have done something: jobs that are waiting, notifications, changes of what is read. */
public enum Wake {

    /** PostgreSQL tells it, over a session in which it listens. */
    NOTIFY,

    /** It looks by itself, and holds nothing in memory that others may have changed. */
    POLL;

    /** As it is written in {@code TRACEPRESS_WAKE}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Wake of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
