package dev.tracepress.shared.adapter.persistence.replica;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment of the primary that a replica has reached.
 *
 * @param at whatever had been acknowledged by then is there; by the clock that positions are read from, which may be set back
 * @param tick the same in nanoseconds of a ticker of this process, which is not
 * @param change the number of the latest change that this process had heard of by then
 */
record Moment(Instant at, long tick, long change) {

    /** How long ago it is. */
    Duration age(long now) {
        return Duration.ofNanos(now - tick);
    }
}
