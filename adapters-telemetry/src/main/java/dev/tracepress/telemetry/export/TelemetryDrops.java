package dev.tracepress.telemetry.export;

import static io.opentelemetry.api.common.AttributeKey.booleanKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.catalog.Metric;
import dev.tracepress.telemetry.context.BackendReachability;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.registry.otlp.OtlpMetricsSender;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the telemetry that got lost, be it for a full buffer or for a backend that does not take it. */
@KeepsState("how many exports have failed")
final class TelemetryDrops implements MeterBinder {

    private final SdkFigures figures;
    private final AtomicLong metricExports = new AtomicLong();

    TelemetryDrops(SdkFigures figures) {
        this.figures = figures;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Metric.TELEMETRY_DROPPED
                .functionCounter(this, drops -> drops.dropped("processedSpans", "span"), otlp("traces"))
                .register(meters);
        Metric.TELEMETRY_DROPPED
                .functionCounter(this, drops -> drops.dropped("processedLogs", "log"), otlp("logs"))
                .register(meters);
        Metric.TELEMETRY_DROPPED
                .functionCounter(metricExports, AtomicLong::get, otlp("metrics"))
                .register(meters);
    }

    /** The same, and what it does not send is counted, and told. */
    public OtlpMetricsSender watched(OtlpMetricsSender sender, String address, CollectorReachability arrivals) {
        var collector = WatchedExporters.collector(address);
        return request -> {
            try {
                sender.send(request);
                arrivals.arrived("metrics", collector);
            } catch (Throwable failure) {
                metricExports.incrementAndGet();
                arrivals.missing("metrics", collector, BackendReachability.reason(failure));
                throw failure;
            }
        };
    }

    private long dropped(String processed, String type) {
        var buffer = figures.sum(processed, point -> Boolean.TRUE.equals(point.get(booleanKey("dropped"))));
        var backend = figures.sum(
                "otlp.exporter.exported",
                point -> type.equals(point.get(stringKey("type")))
                        && Boolean.FALSE.equals(point.get(booleanKey("success"))));
        return buffer + backend;
    }

    private static Tags otlp(String signal) {
        return Tags.of("signal", signal, "exporter", "otlp");
    }
}
