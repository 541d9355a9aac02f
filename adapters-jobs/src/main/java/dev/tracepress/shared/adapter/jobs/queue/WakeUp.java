package dev.tracepress.shared.adapter.jobs.queue;

/**
 * Tells the workers, of this process and of others, that jobs are waiting. It is a hint: one that gets lost costs a worker at
 * most the time to its next poll.
 */
@FunctionalInterface
public interface WakeUp {

    /** By which processes tell each other. */
    String CHANNEL = "tracepress_jobs";

    /** Returns at once; safe to call from any thread. */
    void jobsAreWaiting();
}
