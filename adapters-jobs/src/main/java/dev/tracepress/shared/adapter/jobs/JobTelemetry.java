package dev.tracepress.shared.adapter.jobs;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Watches jobs on their way through the queue. Whoever implements it decides what becomes of that; the queue only carries the
 * headers that join the attempts at a job to the request that caused it.
 */
public interface JobTelemetry {

    /**
     * Watches the insertion of jobs of one kind.
     *
     * @param insertion takes the headers (W3C Trace Context) that the jobs are to carry
     */
    Mono<Long> enqueuing(String kind, List<String> ids, Function<Map<String, String>, Mono<Long>> insertion);

    /** So many jobs that were new to the queue are there for good: their transaction has committed. */
    void enqueued(String kind, long jobs);

    /**
     * Watches one attempt. An error means that its outcome could not be written down; the job then stays with its worker until
     * that is given up for dead.
     *
     * @param work takes the headers of the attempt itself
     */
    Mono<AttemptOutcome> running(JobAttempt attempt, Function<Map<String, String>, Mono<AttemptOutcome>> work);

    /** A worker died with the job in its hands; that counts as a failed attempt, after which it is retried or dead. */
    void abandoned(String kind, JobResult result);

    /** Nobody watches. */
    static JobTelemetry none() {
        return new NoopJobTelemetry();
    }
}
