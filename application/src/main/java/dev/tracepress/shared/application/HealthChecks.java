package dev.tracepress.shared.application;

import dev.tracepress.shared.application.port.in.HealthCheck;
import dev.tracepress.shared.application.port.out.HealthProbe;
import java.util.List;

/** Hands out the health check. */
public final class HealthChecks {

    private HealthChecks() {}

    public static HealthCheck of(List<HealthProbe> probes) {
        return new HealthService(probes);
    }
}
