package dev.tracepress.telemetry.context;

import dev.tracepress.shared.domain.KeepsState;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.springframework.core.NestedExceptionUtils;

/** Tells operators when something that is sent does not arrive, and when it does: once each, however often it is tried. */
@KeepsState("whether a backend was reached last time")
public final class BackendReachability {

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
    public BackendReachability(Logger log, String what, String where) {
        this.log = log;
        this.what = what;
        this.where = withoutPassword(where);
    }

    public void arrived() {
        if (becomes(State.ARRIVING)) {
            log.info("{} reach {}", what, where);
        }
    }

    public void missing(Throwable error) {
        missing(reason(error));
    }

    public void missing(String reason) {
        if (becomes(State.MISSING)) {
            log.warn("{} do not reach {}: {}", what, where, withoutPassword(reason));
        }
    }

    public static String withoutPassword(String text) {
        return text.replaceAll("//[^/\\s]*@", "//");
    }

    public static String reason(Throwable error) {
        var cause = NestedExceptionUtils.getMostSpecificCause(error);
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private boolean becomes(State next) {
        return state.get() != next && state.getAndSet(next) != next;
    }
}
