package dev.tracepress.shared.application.port.out;

import reactor.core.publisher.Mono;

/** Looks whether one part of the service can do its work. */
public interface HealthProbe {

    /** The part's name in the health answer: lower-case letters. */
    String part();

    /** Completes if the part is well, fails with any error if it is not; may hang as long as the part does. */
    Mono<Void> check();
}
