package dev.tracepress.testkit.memory;

import dev.tracepress.shared.application.port.out.HealthProbe;
import reactor.core.publisher.Mono;

/** As well as it is told to be. */
public record InMemoryHealthProbe(String part, Mono<Void> check) implements HealthProbe {}
