package dev.tracepress.wiring.embedded;

import dev.tracepress.shared.adapter.persistence.DatabaseSettings;

/** A database for as long as the service runs. */
public interface Database extends AutoCloseable {

    DatabaseSettings settings();

    /** For people, without secrets. */
    String description();

    @Override
    void close();
}
