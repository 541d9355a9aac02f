package dev.tracepress.telemetry.http;

import java.util.Set;

/**
 * What machines ask every few seconds, day and night: traces and log lines of that would bury all others. So would what a
 * browser loads for the console, and what it listens to there for as long as somebody looks.
 */
final class MachineRoutes {

    private static final Set<String> PATHS =
            Set.of("/api/health", "/livez", "/readyz", "/metrics", "/console/api/stream");
    private static final String PARTS_OF_THE_CONSOLE = "/console/assets/";
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private MachineRoutes() {}

    static boolean isAsked(String method, String path) {
        return METHODS.contains(method) && (PATHS.contains(path) || path.startsWith(PARTS_OF_THE_CONSOLE));
    }
}
