package dev.tracepress.shared.adapter.jobs;

import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import java.time.Instant;
import java.util.Map;

/**
 * One try at a job.
 *
 * @param number 1 for the first
 * @param enqueuedAt when the job was put into the queue, in the transaction that caused it
 * @param due from when on it might have started
 * @param trace the headers of the request that caused it
 */
public record JobAttempt(
        String kind, String id, int number, Instant enqueuedAt, Instant due, Map<String, String> trace) {

    public JobAttempt {
        trace = Map.copyOf(trace);
    }

    public static JobAttempt at(HeldJob job) {
        var envelope = job.envelope();
        return new JobAttempt(job.kind(), job.id(), job.attempt(), envelope.enqueuedAt(), job.due(), envelope.trace());
    }
}
