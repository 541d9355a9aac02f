package dev.tracepress.telemetry.recording;

import dev.tracepress.operations.application.port.out.Figure;
import dev.tracepress.operations.application.port.out.ServiceFigures;
import dev.tracepress.telemetry.catalog.Metric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;

/**
 * Reads what Micrometer keeps, by the names of the catalogue: as it has it for Prometheus, since the start. A meter of several
 * registries answers with any of them, and where a collector is told differences alone, that is what came since the last push.
 */
final class MeterFigures implements ServiceFigures {

    private static final Set<String> OWN = Stream.of(
                    Metric.HTTP_DURATION,
                    Metric.HTTP_ACTIVE_REQUESTS,
                    Metric.HTTP_SHED,
                    Metric.HTTP_ADMISSION_LIMIT,
                    Metric.HTTP_ADMISSION_ADMITTED,
                    Metric.NOTIFICATIONS_STREAMS,
                    Metric.JOBS_ENQUEUED,
                    Metric.JOBS_DURATION,
                    Metric.JOBS_QUEUE_LATENCY,
                    Metric.DB_CONNECTION_COUNT,
                    Metric.DB_CONNECTION_MAX,
                    Metric.DB_CONNECTION_PENDING,
                    Metric.DB_CONNECTION_WAIT,
                    Metric.DB_DURATION,
                    Metric.EVENT_LOOP_LAG,
                    Metric.TELEMETRY_DROPPED)
            .map(Metric::meterName)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> OF_LIBRARIES =
            Set.of("jvm.memory.used", "jvm.memory.max", "process.cpu.usage", "process.uptime");

    private final MeterRegistry meters;

    MeterFigures(MeterRegistry meters) {
        this.meters = meters instanceof CompositeMeterRegistry several ? sinceTheStart(several) : meters;
    }

    private static MeterRegistry sinceTheStart(CompositeMeterRegistry several) {
        return several.getRegistries().stream()
                .filter(PrometheusMeterRegistry.class::isInstance)
                .findFirst()
                .orElse(several);
    }

    @Override
    public Flux<Figure> now() {
        return Flux.fromStream(() -> meters.getMeters().stream()
                .filter(meter -> isTold(meter.getId().getName()))
                .flatMap(MeterFigures::figures)
                .filter(figure -> Double.isFinite(figure.value())));
    }

    private static boolean isTold(String name) {
        return OWN.contains(name) || OF_LIBRARIES.contains(name);
    }

    private static Stream<Figure> figures(Meter meter) {
        return switch (meter) {
            case Timer timer ->
                Stream.of(
                        figure(meter, ".count", (double) timer.count()),
                        figure(meter, ".sum", timer.totalTime(TimeUnit.SECONDS)),
                        figure(meter, ".max", timer.max(TimeUnit.SECONDS)));
            case Counter counter -> Stream.of(figure(meter, "", counter.count()));
            case FunctionCounter counter -> Stream.of(figure(meter, "", counter.count()));
            case Gauge gauge -> Stream.of(figure(meter, "", gauge.value()));
            default -> Stream.empty();
        };
    }

    private static Figure figure(Meter meter, String part, double value) {
        return new Figure(meter.getId().getName() + part, labels(meter), value);
    }

    private static SortedMap<String, String> labels(Meter meter) {
        var labels = new TreeMap<String, String>();
        for (Tag tag : meter.getId().getTagsAsIterable()) {
            labels.put(tag.getKey(), tag.getValue());
        }
        return labels;
    }
}
