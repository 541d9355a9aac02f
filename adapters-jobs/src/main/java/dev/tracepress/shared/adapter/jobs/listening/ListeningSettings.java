package dev.tracepress.shared.adapter.jobs.listening;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.util.Optional;

/**
 * How this process hears of others.
 *
 * @param connections over which PostgreSQL tells it; empty if it is told nothing, tells nobody, and looks by itself
 */
public record ListeningSettings(Optional<PostgresqlConnectionFactory> connections) {

    public static ListeningSettings over(PostgresqlConnectionFactory connections) {
        return new ListeningSettings(Optional.of(connections));
    }

    public static ListeningSettings none() {
        return new ListeningSettings(Optional.empty());
    }

    public boolean listens() {
        return connections.isPresent();
    }
}
