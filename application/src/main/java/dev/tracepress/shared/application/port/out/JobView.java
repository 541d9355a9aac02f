package dev.tracepress.shared.application.port.out;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job as operators see it: everything but its payload, which may tell of people.
 *
 * @param attempts how many were begun
 * @param failures those that failed, oldest first
 * @param due when it may start; of a job that is over, empty
 * @param worker who runs it, or ran it last
 * @param causeTrace the trace of the request that caused it, 32 hexadecimal digits
 * @param trace of the attempt that ended it
 * @param endedAt when it succeeded, was cancelled, or died
 */
public record JobView(
        JobKey key,
        JobState state,
        int priority,
        int attempts,
        List<FailedAttempt> failures,
        Instant enqueuedAt,
        Optional<Instant> due,
        Optional<String> worker,
        Optional<String> causeTrace,
        Optional<String> trace,
        Optional<Instant> endedAt) {

    public JobView {
        failures = List.copyOf(failures);
    }

    /**
     * An attempt that failed.
     *
     * @param trace its own; empty if its worker died
     */
    public record FailedAttempt(
            int number, Instant startedAt, Instant endedAt, String worker, Optional<String> trace, String error) {}
}
