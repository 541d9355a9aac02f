package dev.tracepress.shared.adapter.jobs.queue;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;

/** Makes notifiers for those who have no business with the database. */
public final class Notifiers {

    private final DatabaseClient database;

    Notifiers(DatabaseClient database) {
        this.database = database;
    }

    /** See {@link Notifier}. */
    public Notifier over(String channel, Supplier<List<String>> notices) {
        return new Notifier(database, channel, notices);
    }
}
