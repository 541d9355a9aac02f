package dev.tracepress.shared.adapter.persistence.replica;

import java.time.Instant;

/**
 * A moment of the primary that a replica has reached.
 *
 * @param at whatever had been acknowledged by then is there
 * @param change the number of the latest change that this process had heard of by then
 */
record Moment(Instant at, long change) {}
