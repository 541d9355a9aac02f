package dev.tracepress.telemetry.catalog;

/** The keys of log lines: those that every line has, and those that some have. */
public enum LogKey {
    TIMESTAMP("@timestamp", "when, RFC 3339 in UTC"),
    LEVEL("level", "ERROR: an operator must know; WARN: an operator may want to; INFO; DEBUG: for developers"),
    MESSAGE("message", "what happened, for people"),
    LOGGER("logger", "the class that says so"),
    SERVICE("service", "the name of the service: OTEL_SERVICE_NAME"),
    TRACE_ID("traceId", "the trace of the request or job, 32 hexadecimal digits"),
    SPAN_ID("spanId", "the span in which the line was written, 16 hexadecimal digits"),
    REQUEST_ID("requestId", "X-Request-Id of the request"),
    USER_ID("user_id", "who asked, from where that is known; on the spans as user.id"),
    ARTICLE_ID("article_id", "which article it was about, likewise; article.id"),
    JOB_ID("job_id", "the job; it is on the spans of its enqueuing and of every attempt as job.id"),
    JOB_TYPE("job_type", "the kind of the job"),
    ERROR_TYPE("error_type", "the class of an error"),
    STACK_TRACE("stack_trace", "where the error was raised, with causes"),
    METHOD("method", "the request's method, on its access line and where its answer broke off"),
    ROUTE("route", "the template of its route, or unknown, likewise"),
    STATUS("status", "access line: the status of the answer; 499 if the client left before it"),
    DURATION_MS(
            "duration_ms",
            "access line: from the first byte of the request until all of its answer was handed to the network, in ms"),
    BYTES(
            "bytes",
            "access line: how many bytes of a body were sent, where that is known; not of what may have been compressed"),
    ATTEMPT("attempt", "which attempt at the job: 1 for the first"),
    RETRY_IN_MS("retry_in_ms", "when the job is tried again, in ms from now"),
    FAVORITES_DRIFT("favorites_drift", "how many articles show a wrong number of favourites"),
    EVENT("event", "audit log: what somebody wanted, named as its span where it has one"),
    OUTCOME(
            "outcome",
            "audit log: success, refused, throttled (refused unseen), failed, unknown (whoever asked was gone before), asked"
                    + " (about to be done)"),
    CHANGED("changed", "audit log: what of an account was to be another: address, password, or both"),
    TARGET_LOGGER("target_logger", "audit log: whose level an operator sets"),
    TARGET_LEVEL("target_level", "audit log: to what; inherited if it is taken back");

    private final String key;
    private final String meaning;

    LogKey(String key, String meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    public String key() {
        return key;
    }

    public String meaning() {
        return meaning;
    }
}
