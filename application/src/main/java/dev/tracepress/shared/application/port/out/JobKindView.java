package dev.tracepress.shared.application.port.out;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A kind of job, and how many of its jobs stand where: from {@link #MOST_COUNTED} on, at least so many, since nobody counts
 * further.
 *
 * @param oldestDue for how long the oldest waiting one has been due; zero if none is
 */
public record JobKindView(
        String kind,
        Optional<Instant> pausedAt,
        long waiting,
        long scheduled,
        long retrying,
        long running,
        long dead,
        Duration oldestDue) {

    public static final long MOST_COUNTED = 500;
}
