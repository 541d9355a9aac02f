package dev.tracepress.shared.adapter.jobs;

import java.util.Map;

/** Why an attempt failed, and in which trace that is to be seen. */
final class FailedAttempt extends RuntimeException {

    private final transient Map<String, String> trace;

    FailedAttempt(Map<String, String> trace, Throwable cause) {
        super(cause.toString(), cause, false, false);
        this.trace = Map.copyOf(trace);
    }

    Map<String, String> trace() {
        return trace;
    }
}
