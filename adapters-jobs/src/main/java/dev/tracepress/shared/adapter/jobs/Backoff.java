package dev.tracepress.shared.adapter.jobs;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long after every failure, up to a cap, and then shortened by chance, so
 * that jobs which failed together do not come back together.
 *
 * @param first the longest wait after the first failure
 * @param cap the longest wait of all
 * @param jitter the part of a wait that is left to chance: 0 for none, 1 for all of it
 */
public record Backoff(Duration first, Duration cap, double jitter) {

    public static final Backoff USUAL = new Backoff(Duration.ofSeconds(1), Duration.ofHours(1), 0.5);

    private static final int DOUBLINGS = 30;

    public Backoff {
        if (first.isNegative() || first.isZero() || cap.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "a backoff begins above zero and ends no earlier: " + first + ", " + cap);
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("the part left to chance is between 0 and 1: " + jitter);
        }
    }

    /** The wait after so many failures in a row, of which there is at least one. */
    public Duration after(int failures, RandomGenerator chance) {
        var doubled = first.multipliedBy(1L << Math.clamp(failures - 1L, 0, DOUBLINGS));
        var longest = doubled.compareTo(cap) < 0 ? doubled : cap;
        var leftToChance = Math.round(longest.toMillis() * jitter);
        return longest.minusMillis(chance.nextLong(leftToChance + 1));
    }
}
