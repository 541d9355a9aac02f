package dev.tracepress.wiring.telemetry;

import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;

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

    /** @param what a plural, as in "Log lines reach Kafka" */
    Arrivals(Logger log, String what, String where) {
        this.log = log;
        this.what = what;
        this.where = where;
    }

    void arrived() {
        if (becomes(State.ARRIVING)) {
            log.info("{} reach {}", what, where);
        }
    }

    void missing(String reason) {
        if (becomes(State.MISSING)) {
            log.warn("{} do not reach {}: {}", what, where, reason);
        }
    }

    private boolean becomes(State next) {
        return state.get() != next && state.getAndSet(next) != next;
    }
}
