package dev.tracepress.wiring.telemetry;

import java.util.Locale;

/** What became of an attempt at a job. */
enum JobResult {
    SUCCESS,
    RETRIED,
    DEAD,
    CANCELLED;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
