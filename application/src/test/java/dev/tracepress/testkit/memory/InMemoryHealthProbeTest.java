package dev.tracepress.testkit.memory;

import dev.tracepress.shared.application.port.out.HealthProbe;
import dev.tracepress.shared.application.port.out.HealthProbeContract;
import reactor.core.publisher.Mono;

class InMemoryHealthProbeTest extends HealthProbeContract {

    @Override
    protected HealthProbe well() {
        return new InMemoryHealthProbe("part", Mono.empty());
    }

    @Override
    protected HealthProbe broken() {
        return new InMemoryHealthProbe("part", Mono.error(new IllegalStateException("broken")));
    }
}
