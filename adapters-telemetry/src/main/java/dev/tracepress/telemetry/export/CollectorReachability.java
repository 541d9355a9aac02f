package dev.tracepress.telemetry.export;

import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.context.BackendReachability;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;

/**
 * Tells operators when a collector begins to miss what it is sent, and when it has it all again: once each, for whatever number
 * of signals it is away, and however often they are sent.
 */
@KeepsState("which signals did not get through")
final class CollectorReachability {

    private final Logger log;
    private final Map<String, Set<String>> missing = new LinkedHashMap<>();

    public CollectorReachability(Logger log) {
        this.log = log;
    }

    /** @param signal a plural, as in "spans" */
    synchronized void arrived(String signal, String collector) {
        var signals = missing.get(collector);
        if (signals != null && signals.remove(signal) && signals.isEmpty()) {
            log.info("Telemetry reaches {} again", BackendReachability.withoutPassword(collector));
        }
    }

    synchronized void missing(String signal, String collector, String reason) {
        var signals = missing.computeIfAbsent(collector, _ -> new TreeSet<>());
        if (signals.add(signal) && signals.size() == 1) {
            log.warn(
                    "Telemetry ({}) does not reach {}: {}",
                    signal,
                    BackendReachability.withoutPassword(collector),
                    BackendReachability.withoutPassword(reason));
        }
    }
}
