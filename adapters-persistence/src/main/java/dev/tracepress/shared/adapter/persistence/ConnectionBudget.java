package dev.tracepress.shared.adapter.persistence;

/**
 * How many connections to PostgreSQL one process takes at most, by where they lead.
 *
 * @param statements by {@code DATABASE_URL}: requests and jobs, health, and the scheduler of whoever runs jobs
 * @param listening by {@code DATABASE_DIRECT_URL}, or without it like the others
 * @param watching by {@code DATABASE_URL} as well, of whoever reads from replicas: asks how far the primary has come
 * @param reads to each server of {@code DATABASE_READ_URL}: readers, and whoever asks how far it has followed
 */
public record ConnectionBudget(int statements, int listening, int watching, int reads) {

    static final int SCHEDULER = 4;
    static final int HEALTH = 1;

    private static final int WATCH = 1;
    private static final int LISTENER = 1;

    /** Of whoever asks how far a server has come, primary or replica. */
    public static int ofAWatch() {
        return WATCH;
    }

    /**
     * That of a process.
     *
     * @param pool for requests and jobs ({@code TRACEPRESS_DATABASE_CONNECTIONS})
     */
    public static ConnectionBudget of(boolean servesRequests, boolean runsJobs, int pool) {
        return new ConnectionBudget(
                pool + HEALTH + (runsJobs ? SCHEDULER : 0),
                LISTENER,
                servesRequests ? WATCH : 0,
                servesRequests ? pool + WATCH : 0);
    }
}
