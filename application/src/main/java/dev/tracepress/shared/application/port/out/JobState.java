package dev.tracepress.shared.application.port.out;

/** Where a job stands. */
public enum JobState {
    /** Due: a worker may take it now. */
    WAITING,
    /** Not due yet, and not tried yet. */
    SCHEDULED,
    /** It failed, and waits for its next attempt. */
    RETRYING,
    RUNNING,
    /** It failed for the last time, and is kept until somebody redrives it or the retention ends. */
    DEAD,
    SUCCEEDED,
    CANCELLED
}
