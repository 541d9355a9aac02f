package dev.tracepress.shared.adapter.persistence;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How long the database lets anybody wait: for a whole session where there is one, else for a transaction. */
final class SessionLimits {

    /** Below the usual deadline of a request (3 s), so that the database gives up before the client does. */
    static final String STATEMENT_TIMEOUT = "2500ms";

    static final String LOCK_TIMEOUT = "2s";
    static final String IDLE_IN_TRANSACTION_TIMEOUT = "5s";

    /** For those who keep requests waiting. */
    static final Map<String, String> OF_REQUESTS = Map.of(
            "statement_timeout", STATEMENT_TIMEOUT,
            "lock_timeout", LOCK_TIMEOUT,
            "idle_in_transaction_session_timeout", IDLE_IN_TRANSACTION_TIMEOUT);

    /** Below what the scheduler waits for an answer, so that no pick is made that its worker has given up. */
    static final String POLL_STATEMENT_TIMEOUT = "1500ms";

    /**
     * A worker that freezes while it picks must not keep the others from picking. Its few statements are the same all the time, and
     * each is planned but once: to plan a pick takes twice as long as to make it.
     */
    static final Map<String, String> OF_POLLS = Map.of(
            "statement_timeout", POLL_STATEMENT_TIMEOUT,
            "lock_timeout", LOCK_TIMEOUT,
            "idle_in_transaction_session_timeout", IDLE_IN_TRANSACTION_TIMEOUT,
            "plan_cache_mode", "force_generic_plan");

    /** A migration takes its time, whatever the role is allowed to take, and bounds by itself how long it waits for a lock. */
    static final Map<String, String> OF_MIGRATIONS =
            Map.of("statement_timeout", "0", "lock_timeout", "0", "idle_in_transaction_session_timeout", "0");

    private SessionLimits() {}

    /** The statements that set them until the transaction ends. */
    static String forTransaction(Map<String, String> limits) {
        return new TreeMap<>(limits)
                .entrySet().stream()
                        .map(limit -> "SET LOCAL %s = '%s'".formatted(limit.getKey(), limit.getValue()))
                        .collect(Collectors.joining("; "));
    }
}
