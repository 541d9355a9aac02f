package dev.tracepress.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for facts that take as long as a crashed worker to be missed; the patience is there so that a broken storm ends. */
final class Fact {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

    private Fact() {}

    /** When so much time has gone by, of which the fact speaks. */
    static void after(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    /** Looks again and again until it holds. */
    static void await(String what, BooleanSupplier fact) {
        var end = Instant.now().plus(PATIENCE);
        while (!fact.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("waited in vain for this: " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
