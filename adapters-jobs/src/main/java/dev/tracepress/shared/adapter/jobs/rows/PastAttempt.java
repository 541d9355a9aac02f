package dev.tracepress.shared.adapter.jobs.rows;

import static java.util.Objects.requireNonNull;

import dev.tracepress.shared.application.port.out.JobView.FailedAttempt;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that did not end the job, as the job carries it along.
 *
 * @param startedAt of an attempt whose worker died, when it was last heard of
 * @param traceId of the attempt's own trace; absent if nobody traces, or nobody lived to tell
 */
public record PastAttempt(
        int number,
        Instant startedAt,
        Instant endedAt,
        String worker,
        @Nullable String traceId,
        String error) {

    public PastAttempt {
        requireNonNull(startedAt, "startedAt");
        requireNonNull(endedAt, "endedAt");
        requireNonNull(worker, "worker");
        requireNonNull(error, "error");
    }

    /** As operators see it. */
    public FailedAttempt view() {
        return new FailedAttempt(number, startedAt, endedAt, worker, Optional.ofNullable(traceId), error);
    }
}
