package dev.tracepress.telemetry.export;

import dev.tracepress.shared.domain.KeepsState;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.function.Predicate;

/** Reads what OpenTelemetry's SDK counts of itself, when asked. */
@KeepsState("its registration, from start to stop")
final class SdkFigures implements MetricReader {

    private volatile CollectionRegistration registration = CollectionRegistration.noop();

    /** The sum of all points of a counter whose attributes are as wanted. */
    long sum(String counter, Predicate<Attributes> wanted) {
        return registration.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(counter))
                .flatMap(metric -> metric.getLongSumData().getPoints().stream())
                .filter(point -> wanted.test(point.getAttributes()))
                .mapToLong(LongPointData::getValue)
                .sum();
    }

    @Override
    public void register(CollectionRegistration given) {
        registration = given;
    }

    @Override
    public CompletableResultCode forceFlush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType instrument) {
        return AggregationTemporality.CUMULATIVE;
    }
}
