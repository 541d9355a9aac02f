package dev.tracepress.telemetry;

import java.net.URI;
import java.util.List;

/** Settings that send everything to a receiver, soon. The environment's own names for them cannot be set in a running JVM. */
final class Exports {

    private Exports() {}

    static List<String> to(URI receiver) {
        return List.of(
                "--management.opentelemetry.tracing.export.otlp.endpoint=" + receiver + "/v1/traces",
                "--management.opentelemetry.tracing.export.schedule-delay=50ms",
                "--management.opentelemetry.logging.export.otlp.endpoint=" + receiver + "/v1/logs",
                "--management.opentelemetry.logging.export.schedule-delay=50ms",
                "--management.otlp.metrics.export.url=" + receiver + "/v1/metrics",
                "--management.otlp.metrics.export.step=1s");
    }
}
