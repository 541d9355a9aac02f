package dev.tracepress.telemetry.catalog;

import io.opentelemetry.api.common.AttributeKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every span, metric and log key of the service: what is not in it is not to be found anywhere else either. The page {@code
 * docs/signals.md} is made from it, and tests hold the running service, documents, dashboards and alerts to it.
 */
public final class SignalCatalog {

    /** The name of the instrumentation scope of all spans. */
    public static final String SCOPE = "dev.tracepress";

    /** The profile of a span, by the name that Grafana looks for. */
    public static final AttributeKey<String> PROFILE_ID = AttributeKey.stringKey("pyroscope.profile.id");

    private SignalCatalog() {}

    public static boolean knowsSpan(String name) {
        return spanNamed(name).isPresent();
    }

    /** The spans of the catalogue that none of the names is of. */
    public static List<String> spansUnseen(Collection<String> names) {
        return Arrays.stream(SpanSignal.values())
                .filter(signal -> names.stream().noneMatch(signal::isNamed))
                .map(SpanSignal::title)
                .toList();
    }

    /** Whether a span of that name may carry an attribute of that name. */
    public static boolean knowsAttribute(String span, String attribute) {
        return spanNamed(span)
                .filter(signal -> signal.attributeNames().contains(attribute) || attribute.equals(PROFILE_ID.getKey()))
                .isPresent();
    }

    /** The attributes in the catalogue that none of the spans has, given as the names of their attributes by their own. */
    public static List<String> attributesUnseen(Map<String, Set<String>> spans) {
        return Arrays.stream(SpanSignal.values())
                .flatMap(signal -> signal.attributeNames().stream()
                        .filter(attribute -> spans.entrySet().stream()
                                .filter(span -> signal.isNamed(span.getKey()))
                                .noneMatch(span -> span.getValue().contains(attribute)))
                        .map(attribute -> signal.title() + " without " + attribute))
                .toList();
    }

    public static boolean knowsMetric(String name) {
        return metricNamed(name).isPresent() || familyOf(name).isPresent();
    }

    /** Whose metric it is, if a library's. */
    public static Optional<LibraryMetric> familyOf(String metric) {
        return Arrays.stream(LibraryMetric.values())
                .filter(family -> metric.startsWith(family.prefix()))
                .findFirst();
    }

    /** Whether a metric of the service's own may carry that label; of libraries' nothing is said. */
    public static boolean knowsLabel(String metric, String label) {
        return metricNamed(metric).map(own -> own.labels().contains(label)).orElse(true);
    }

    public static boolean knowsLogKey(String key) {
        return Arrays.stream(LogKey.values()).anyMatch(known -> known.key().equals(key));
    }

    /** The log keys in the catalogue that are none of those. */
    public static List<String> logKeysUnseen(Collection<String> keys) {
        return Arrays.stream(LogKey.values())
                .map(LogKey::key)
                .filter(key -> !keys.contains(key))
                .toList();
    }

    /** The names of all metrics of the service's own. */
    public static Stream<String> metricNames() {
        return Arrays.stream(Metric.values()).map(Metric::meterName);
    }

    /** How Prometheus spells the metrics of the service's own, without the suffixes of histograms. */
    public static Stream<String> prometheusNames() {
        return Arrays.stream(Metric.values()).map(PrometheusNames::of);
    }

    private static Optional<SpanSignal> spanNamed(String name) {
        return Arrays.stream(SpanSignal.values())
                .filter(signal -> signal.isNamed(name))
                .findFirst();
    }

    private static Optional<Metric> metricNamed(String name) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.meterName().equals(name))
                .findFirst();
    }
}
