package dev.tracepress.shared.adapter.jobs;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long after every failure, up to a cap, and spread at random over the
 * upper half of that, so that jobs which failed together do not come back together.
 *
 * @param first the wait after the first failure, before it is spread
 * @param cap the longest wait
 */
public record RetryPolicy(Duration first, Duration cap) {

    public static final RetryPolicy USUAL = new RetryPolicy(Duration.ofSeconds(1), Duration.ofHours(1));

    private static final int DOUBLINGS = 30;

    /** The wait after so many failures in a row, of which there is at least one. */
    public Duration after(int failures, RandomGenerator chance) {
        var doubled = first.multipliedBy(1L << Math.clamp(failures - 1L, 0, DOUBLINGS));
        var longest = doubled.compareTo(cap) < 0 ? doubled : cap;
        var half = longest.toMillis() / 2;
        return Duration.ofMillis(half + chance.nextLong(half + 1));
    }
}
