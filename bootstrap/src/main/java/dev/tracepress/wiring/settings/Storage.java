package dev.tracepress.wiring.settings;

import java.util.Locale;

/** Where the service keeps what it is told, jobs included. */
public enum Storage {

    /** In PostgreSQL: the one that DATABASE_URL names, or in development an embedded one. */
    POSTGRESQL,

    /** In the memory of the process: nothing is kept when it ends. */
    MEMORY;

    /** As it is written in {@code TRACEPRESS_STORAGE}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
