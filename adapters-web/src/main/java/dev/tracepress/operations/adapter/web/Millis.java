package dev.tracepress.operations.adapter.web;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Times as people read them: milliseconds, to a thousandth. */
final class Millis {

    private static final double MICROS_A_MILLI = 1e3;

    private Millis() {}

    static double of(Duration duration) {
        return TimeUnit.NANOSECONDS.toMicros(duration.toNanos()) / MICROS_A_MILLI;
    }
}
