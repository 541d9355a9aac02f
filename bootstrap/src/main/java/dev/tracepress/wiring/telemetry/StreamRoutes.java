package dev.tracepress.wiring.telemetry;

import java.util.Set;

/**
 * Routes whose answers go on for as long as the client likes. How long that is says nothing of the service: what counts as the
 * duration of such a request is the time until its answer begins. The span and the access line last until its end.
 */
final class StreamRoutes {

    private static final Set<String> PATHS = Set.of("/api/notifications/stream");

    private StreamRoutes() {}

    static boolean contains(String path) {
        return PATHS.contains(path);
    }
}
