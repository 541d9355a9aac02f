package dev.tracepress.shared.adapter.web.admission;

import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Says for whom there is no place, before anything has been made of their requests, and tells of those. It only looks. */
final class Gatekeeper {

    private static final String ANYBODY = "";

    private final Admission admission;
    private final Backlog backlog;
    private final ShedTelemetry telemetry;
    private final ShedLog log;

    Gatekeeper(Admission admission, Backlog backlog, ShedTelemetry telemetry, ShedLog log) {
        this.admission = admission;
        this.backlog = backlog;
        this.telemetry = telemetry;
        this.log = log;
    }

    /** Who comes is asked only where that matters. */
    boolean isClosedTo(RouteClass kind, Supplier<String> client) {
        return backlog.isTooLong() || admission.isFullFor(kind, client);
    }

    /** The same of who reads, which is let in or refused whoever it is. */
    boolean isClosedToReaders(RouteClass kind) {
        return isClosedTo(kind, () -> ANYBODY);
    }

    /** Whether that is so of any class of theirs; costs less than to ask of which a request is. */
    boolean isClosedToSomeReaders() {
        for (var kind : RouteClass.OF_READING) {
            if (isClosedToReaders(kind)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tells of one who was refused.
     *
     * @return the trace that the answer names
     */
    String refused(RouteClass kind, HttpMethod method, HttpHeaders headers) {
        log.refused(kind);
        return telemetry.shedUnwatched(kind, method, headers);
    }
}
