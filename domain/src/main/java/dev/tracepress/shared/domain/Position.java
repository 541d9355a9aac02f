package dev.tracepress.shared.domain;

import java.time.Instant;

/**
 * Where a write stands in the order of all writes: every write that was acknowledged by then is at or before it. Whoever has it
 * in the Reactor context of a read is shown nothing older, wherever the read comes from.
 *
 * @param at by the clock of the database
 */
public record Position(Instant at) {

    /** After all writes. */
    public static final Position NEWEST = new Position(Instant.MAX);
}
