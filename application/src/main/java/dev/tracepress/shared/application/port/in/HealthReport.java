package dev.tracepress.shared.application.port.in;

import java.util.SortedMap;

/** Each part by name, and whether it is well. */
public record HealthReport(SortedMap<String, Boolean> parts) {

    public boolean healthy() {
        return !parts.containsValue(false);
    }
}
