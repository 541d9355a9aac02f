package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.RateLimit;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many jobs of a rate-limited kind may start, at a time: a bucket of tokens that fills evenly and is as large as the limit.
 *
 * @param tokens a whole one for each job
 */
public record Allowance(double tokens, Instant measuredAt) {

    /** What has come of what was left, which is absent where nothing was ever taken. */
    public static Allowance at(Instant now, RateLimit limit, @Nullable Allowance left) {
        return left == null ? new Allowance(limit.jobs(), now) : left.at(now, limit);
    }

    /** Never earlier than it was measured: else whoever has a faster clock would earn the same time again. */
    private Allowance at(Instant now, RateLimit limit) {
        return new Allowance(Math.min(limit.jobs(), grownBy(now, limit)), now.isAfter(measuredAt) ? now : measuredAt);
    }

    private double grownBy(Instant now, RateLimit limit) {
        var elapsed = Math.max(0, Duration.between(measuredAt, now).toNanos());
        return tokens + limit.jobs() * (elapsed / (double) limit.per().toNanos());
    }

    public Allowance less(long jobs) {
        return new Allowance(tokens - jobs, measuredAt);
    }

    public int jobs() {
        return (int) Math.max(0, Math.floor(tokens));
    }
}
