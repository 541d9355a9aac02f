package dev.tracepress.shared.adapter.jobs;

import java.time.Duration;

/**
 * How many jobs of a kind may start in a span of time, in all processes together. As many as that may start at once; the
 * allowance then grows back evenly.
 */
public record RateLimit(int jobs, Duration per) {

    public RateLimit {
        if (jobs < 1 || per.isNegative() || per.isZero()) {
            throw new IllegalArgumentException("at least one job in some time: " + jobs + " in " + per);
        }
    }
}
