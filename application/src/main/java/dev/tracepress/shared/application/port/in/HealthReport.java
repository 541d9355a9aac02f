package dev.tracepress.shared.application.port.in;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Each part by name, and whether it is well. */
public record HealthReport(SortedMap<String, Boolean> parts) {

    public HealthReport {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    public boolean healthy() {
        return !parts.containsValue(false);
    }
}
