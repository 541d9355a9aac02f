package dev.tracepress.telemetry.http;

import java.util.Set;

/** What machines ask every few seconds, day and night: traces and log lines of that would bury all others. */
final class MachineRoutes {

    private static final Set<String> PATHS = Set.of("/api/health", "/livez", "/readyz", "/metrics");
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private MachineRoutes() {}

    static boolean isAsked(String method, String path) {
        return METHODS.contains(method) && PATHS.contains(path);
    }
}
