package dev.tracepress.shared.adapter.persistence;

import java.util.Optional;

/**
 * The ways to PostgreSQL: what is said in a transaction or a single statement needs less than what needs a session.
 *
 * @param ofStatements for requests, jobs, health and the scheduler's polls
 * @param ofSessions for whoever listens, and for migrations; the same where there is no other
 */
public record DatabaseWays(DatabaseWay ofStatements, DatabaseWay ofSessions) {

    /** One for everything, past any pooler. */
    public static DatabaseWays straight(DatabaseSettings settings) {
        return new DatabaseWays(DatabaseWay.straight(settings), DatabaseWay.straight(settings));
    }

    /**
     * Goes there and looks.
     *
     * @param direct past the pooler, if there is such a way
     * @throws UnfitDatabase if the service cannot live there, with what to do
     */
    public static DatabaseWays find(DatabaseSettings settings, Optional<DatabaseSettings> direct) {
        var usual = new DatabaseFitness("DATABASE_URL", settings).way();
        return new DatabaseWays(usual, direct.map(past -> past(settings, past)).orElse(usual));
    }

    private static DatabaseWay past(DatabaseSettings pooled, DatabaseSettings direct) {
        var fitness = new DatabaseFitness("DATABASE_DIRECT_URL", direct);
        var way = fitness.way();
        if (!way.keepsSessions()) {
            throw new UnfitDatabase(
                    "DATABASE_DIRECT_URL leads to a pooler in transaction mode, past which it is to lead",
                    "Set it to the address of PostgreSQL itself, or unset it.");
        }
        fitness.checkSameAs(new DatabaseFitness("DATABASE_URL", pooled));
        return way;
    }

    /** What connections for requests and jobs are. */
    public Pooling pooling() {
        return ofStatements.pooling();
    }

    /** Whether anything leads to a session. */
    public boolean haveSessions() {
        return ofSessions.keepsSessions();
    }
}
