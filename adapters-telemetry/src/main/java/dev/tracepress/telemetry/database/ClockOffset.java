package dev.tracepress.telemetry.database;

import java.time.Duration;

/** How far the clock of this machine is from the one that counts. */
@FunctionalInterface
public interface ClockOffset {

    /** Negative if it is behind. */
    Duration ahead();
}
