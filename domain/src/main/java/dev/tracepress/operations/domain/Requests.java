package dev.tracepress.operations.domain;

import java.util.Comparator;
import java.util.Optional;

/** Which of the requests that are kept an operator looks for. */
public enum Requests {
    NEWEST,
    SLOWEST,
    /** By the service's own fault: 500 and above, or broken off. */
    FAILED,
    /** By the client's: 400 to 499. */
    REFUSED;

    private static final String STATUS = "http.response.status_code";
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAILURE = 500;

    public boolean include(RecordedSpan request) {
        var status = request.attribute(STATUS).map(Integer::parseInt);
        return switch (this) {
            case NEWEST, SLOWEST -> true;
            case FAILED -> request.failed() || isWithin(status, FIRST_FAILURE, Integer.MAX_VALUE);
            case REFUSED -> isWithin(status, FIRST_REFUSAL, FIRST_FAILURE);
        };
    }

    /** What comes first. */
    public Comparator<RecordedSpan> order() {
        return this == SLOWEST
                ? Comparator.comparing(RecordedSpan::duration).reversed()
                : Comparator.comparing(RecordedSpan::startedAt).reversed();
    }

    private static boolean isWithin(Optional<Integer> status, int first, int end) {
        return status.filter(code -> first <= code && code < end).isPresent();
    }
}
