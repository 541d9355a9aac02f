package dev.tracepress.shared.application;

import dev.tracepress.shared.application.port.in.HealthCheck;
import dev.tracepress.shared.application.port.in.HealthReport;
import dev.tracepress.shared.application.port.out.HealthProbe;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class HealthService implements HealthCheck {

    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final List<HealthProbe> probes;

    HealthService(List<HealthProbe> probes) {
        this.probes = List.copyOf(probes);
    }

    @Override
    public Mono<HealthReport> report() {
        return Flux.fromIterable(probes)
                .flatMap(probe -> isWell(probe).map(well -> new Finding(probe.part(), well)))
                .collect(TreeMap<String, Boolean>::new, (parts, finding) -> parts.put(finding.part(), finding.well()))
                .map(HealthReport::new);
    }

    private static Mono<Boolean> isWell(HealthProbe probe) {
        return probe.check().thenReturn(true).timeout(PATIENCE).onErrorReturn(false);
    }

    private record Finding(String part, boolean well) {}
}
