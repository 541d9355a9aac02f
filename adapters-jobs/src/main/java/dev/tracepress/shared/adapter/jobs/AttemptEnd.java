package dev.tracepress.shared.adapter.jobs;

import java.util.Optional;

/**
 * How an attempt ended, once that is written down.
 *
 * @param error why it failed; empty unless it did
 */
public record AttemptEnd(JobResult result, Optional<Throwable> error) {

    public static AttemptEnd of(JobResult result) {
        return new AttemptEnd(result, Optional.empty());
    }

    public static AttemptEnd failed(JobResult result, Throwable error) {
        return new AttemptEnd(result, Optional.of(error));
    }
}
