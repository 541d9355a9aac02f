package dev.tracepress.wiring.telemetry;

import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.springframework.core.NestedExceptionUtils;

/** Tells operators when something that is sent does not arrive, and when it does: once each, however often it is tried. */
final class Arrivals {

    private enum State {
        UNKNOWN,
        ARRIVING,
        MISSING
    }

    private final Logger log;
    private final String what;
    private final String where;
    private final AtomicReference<State> state = new AtomicReference<>(State.UNKNOWN);

    /**
     * @param what a plural, as in "Log lines reach Kafka"
     * @param where may hold an address, whose password is not told
     */
    Arrivals(Logger log, String what, String where) {
        this.log = log;
        this.what = what;
        this.where = withoutPassword(where);
    }

    void arrived() {
        if (becomes(State.ARRIVING)) {
            log.info("{} reach {}", what, where);
        }
    }

    void missing(Throwable error) {
        missing(reason(error));
    }

    void missing(String reason) {
        if (becomes(State.MISSING)) {
            log.warn("{} do not reach {}: {}", what, where, withoutPassword(reason));
        }
    }

    static String withoutPassword(String text) {
        return text.replaceAll("//[^/\\s]*@", "//");
    }

    static String reason(Throwable error) {
        var cause = NestedExceptionUtils.getMostSpecificCause(error);
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private boolean becomes(State next) {
        return state.get() != next && state.getAndSet(next) != next;
    }
}
