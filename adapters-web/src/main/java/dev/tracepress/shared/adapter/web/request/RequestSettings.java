package dev.tracepress.shared.adapter.web.request;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How requests are answered.
 *
 * @param deadline how long one may take once its body is there; of a stream, the beginning
 * @param keepAlive how long a connection may be silent between two requests: longer than a balancer keeps its own, which would
 *     otherwise use one in the very moment in which it is closed
 * @param corsOrigins whose pages may ask, as browsers name them: {@code https://example.com}
 * @param transportSecurity for how long browsers are to come by TLS alone (RFC 6797); empty if they are not told
 */
public record RequestSettings(
        Duration deadline, Duration keepAlive, List<String> corsOrigins, Optional<Duration> transportSecurity) {

    public RequestSettings {
        corsOrigins = List.copyOf(corsOrigins);
    }
}
