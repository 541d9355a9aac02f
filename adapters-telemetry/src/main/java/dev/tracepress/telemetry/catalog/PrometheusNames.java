package dev.tracepress.telemetry.catalog;

import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import org.jspecify.annotations.Nullable;

/**
 * Names for Prometheus. Its client refuses names that end in {@code _created}, which OpenMetrics keeps for itself, and
 * Micrometer strips it, so that {@code articles.created} would become {@code articles_total}. An underscore more lets the name
 * pass, and {@link #exposed} takes it away again.
 */
public final class PrometheusNames extends PrometheusNamingConvention {

    private static final String CREATED = ".created";
    /** Which Prometheus keeps for histograms. */
    private static final String COUNT = ".count";

    private static final String PASSING = "_created_";

    @Override
    public String name(String name, Meter.Type type, @Nullable String baseUnit) {
        if (type == Meter.Type.GAUGE && name.endsWith(COUNT)) {
            return super.name(name.substring(0, name.length() - COUNT.length()) + "s", type, baseUnit);
        }
        return name.endsWith(CREATED)
                ? super.name(name.substring(0, name.length() - CREATED.length()), type, baseUnit) + PASSING
                : super.name(name, type, baseUnit);
    }

    /** The text of an exposition with the names as they are meant. */
    public static String exposed(String text) {
        return text.replace(PASSING + "_total", "_created_total").replace(PASSING + " ", "_created ");
    }

    /** As it stands in a query; of a histogram, without {@code _bucket}, {@code _count} and {@code _sum}. */
    public static String of(Metric metric) {
        var names = new PrometheusNames();
        return switch (metric.kind()) {
            case COUNTER ->
                exposed(names.name(
                                metric.meterName(),
                                Meter.Type.COUNTER,
                                metric.unit().symbol()) + "_total");
            case GAUGE ->
                names.name(metric.meterName(), Meter.Type.GAUGE, metric.unit().symbol());
            case HISTOGRAM ->
                metric.unit() == Metric.Unit.SECONDS
                        ? names.name(metric.meterName(), Meter.Type.TIMER, null)
                        : names.name(
                                metric.meterName(),
                                Meter.Type.DISTRIBUTION_SUMMARY,
                                metric.unit().symbol());
        };
    }
}
