package dev.tracepress.shared.application.port.in;

import reactor.core.publisher.Mono;

/** How the service is, seen from inside. */
public interface HealthCheck {

    /** Never fails; answers within 0.8 s, with the parts that have not answered by then reported as unhealthy. */
    Mono<HealthReport> report();
}
