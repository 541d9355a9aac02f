package dev.tracepress.shared.adapter.persistence;

/** What a connection is to the server behind it. */
public enum Pooling {

    /** A session of its own: straight to PostgreSQL, or through a pooler that pools by session. */
    SESSION,

    /**
     * A process of the server for the length of a transaction: nothing lasts longer, neither what is set, prepared or locked
     * for a session, nor {@code LISTEN}.
     */
    TRANSACTION
}
