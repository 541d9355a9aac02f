package dev.tracepress.wiring.settings;

/** Where jobs wait: always in the storage, since they are enqueued and done in its transactions. */
public enum QueueKind {

    /** In PostgreSQL, polled by db-scheduler. */
    DB_SCHEDULER("db-scheduler"),

    /** In the memory of the process that runs them. */
    IN_PROCESS("in process");

    private final String text;

    QueueKind(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
