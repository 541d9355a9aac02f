package dev.tracepress.shared.adapter.persistence;

/** One way to PostgreSQL. */
public record DatabaseWay(DatabaseSettings settings, Pooling pooling) {

    static DatabaseWay straight(DatabaseSettings settings) {
        return new DatabaseWay(settings, Pooling.SESSION);
    }

    boolean keepsSessions() {
        return pooling == Pooling.SESSION;
    }
}
