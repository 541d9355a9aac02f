package dev.tracepress.shared.adapter.jobs;

import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Watches jobs on their way through the queue. Whoever implements it decides what becomes of that; the queue only carries the
 * headers that join the attempts at a job to the request that caused it.
 */
public interface JobTelemetry {

    /**
     * Watches the insertion of a job.
     *
     * @param insertion takes the headers (W3C Trace Context) that the job is to carry
     */
    Mono<Void> enqueuing(String kind, String id, Function<Map<String, String>, Mono<Void>> insertion);

    /** A job that was new to the queue is there for good: its transaction has committed. */
    void enqueued(String kind);

    /**
     * Watches one attempt: true if the job was done, false if it was another worker's by then, and an error for a failure
     * after which it is tried again.
     *
     * @param work takes the headers of the attempt itself
     */
    Mono<Boolean> running(JobAttempt attempt, Function<Map<String, String>, Mono<Boolean>> work);

    /** A worker died with the job in its hands; that counts as a failed attempt. */
    void abandoned(String kind);

    /** Does something, such as logging, in the trace that the headers tell of. */
    void within(Map<String, String> headers, Runnable something);

    /** Nobody watches. */
    static JobTelemetry none() {
        return new UnwatchedJobs();
    }
}
