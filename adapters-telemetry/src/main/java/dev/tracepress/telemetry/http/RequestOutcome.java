package dev.tracepress.telemetry.http;

/**
 * How a request ended, in values of which there are few.
 *
 * @param route the template, or {@link ObservedRequest#UNKNOWN_ROUTE}
 * @param status the status of the answer, or {@link #CLIENT_GONE}
 * @param errorType the class of what was raised, for answers of 500 and above and those that broke off; else {@link
 *     #NO_ERROR}
 */
record RequestOutcome(String method, String route, int status, String errorType) {

    /** The client left before there was an answer; nginx counts it so, HTTP has no status for it. */
    static final int CLIENT_GONE = 499;

    static final String NO_ERROR = "";

    boolean isError() {
        return !errorType.isEmpty();
    }
}
