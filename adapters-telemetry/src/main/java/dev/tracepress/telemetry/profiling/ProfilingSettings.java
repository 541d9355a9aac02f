package dev.tracepress.telemetry.profiling;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether this process is profiled, and as whom.
 *
 * @param server the address of Pyroscope; without it there are no profiles
 * @param service what the profiles call the service
 * @param labels what tells this process from others of the service
 * @param agent the agent's own settings by their names, such as {@code PYROSCOPE_AUTH_TOKEN}
 */
public record ProfilingSettings(
        Optional<String> server, String service, Map<String, String> labels, Function<String, Optional<String>> agent) {

    public ProfilingSettings {
        labels = Map.copyOf(labels);
    }
}
