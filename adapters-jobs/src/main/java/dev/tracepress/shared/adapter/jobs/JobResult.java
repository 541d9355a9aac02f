package dev.tracepress.shared.adapter.jobs;

/** What became of an attempt at a job. */
public enum JobResult {
    SUCCESS,

    /** It failed, and is tried again. */
    RETRIED,

    /** It failed for the last time, and the job is among the dead ones. */
    DEAD,

    /** Somebody, or the job itself, ended the job; or the job was another worker's by then. */
    CANCELLED,

    /** The job found that it is too early, and waits without having failed. */
    SNOOZED,

    /** The worker was stopped and gave the job back. */
    RELEASED
}
