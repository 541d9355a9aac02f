package dev.tracepress.telemetry.context;

import java.time.Duration;

/**
 * How long telemetry may keep a service from ending that has nothing else to do. One follows the other, so an operator waits
 * for their sum.
 */
public final class Farewell {

    /** For the last profile. */
    public static final Duration PROFILES = Duration.ofSeconds(1);

    /** For spans, log records and metrics, which go side by side. */
    public static final Duration OTLP = Duration.ofMillis(2_500);

    /** For log lines that go to Kafka. */
    public static final Duration KAFKA = Duration.ofMillis(1_500);

    private Farewell() {}
}
