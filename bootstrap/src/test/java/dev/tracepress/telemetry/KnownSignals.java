package dev.tracepress.telemetry;

import dev.tracepress.telemetry.catalog.LibraryMetric;
import dev.tracepress.telemetry.catalog.Metric;
import dev.tracepress.telemetry.catalog.PrometheusNames;
import dev.tracepress.telemetry.catalog.SignalCatalog;
import dev.tracepress.telemetry.catalog.SpanSignal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue as queries spell it. */
public final class KnownSignals {

    private static final Pattern PART_OF_HISTOGRAM = Pattern.compile("_(?:bucket|count|sum|max)$");

    private static final Map<String, Metric> OWN =
            Arrays.stream(Metric.values()).collect(Collectors.toMap(PrometheusNames::of, metric -> metric));

    private KnownSignals() {}

    /** Of a metric of the service's own; empty if it has none of that name. A histogram has no series of its bare name. */
    public static Optional<Set<String>> labelsOf(String series) {
        var part = PART_OF_HISTOGRAM.matcher(series);
        var metric = OWN.get(part.replaceFirst(""));
        if (metric != null && metric.kind() == Metric.Kind.HISTOGRAM) {
            return part.find(0)
                    ? Optional.of(labelsOf(metric, series.endsWith("_bucket") ? "le" : ""))
                    : Optional.empty();
        }
        return Optional.ofNullable(OWN.get(series)).map(own -> labelsOf(own, ""));
    }

    /** Whether a library adds it, as far as the beginning of its name tells. */
    public static boolean isOfLibrary(String series) {
        return labelsOf(series).isEmpty()
                && !OWN.containsKey(series)
                && Arrays.stream(LibraryMetric.values())
                        .anyMatch(family -> series.startsWith(family.prefix().replace('.', '_')));
    }

    public static boolean isAttribute(String name) {
        return name.equals(SignalCatalog.PROFILE_ID.getKey())
                || Arrays.stream(SpanSignal.values())
                        .anyMatch(signal -> signal.attributeNames().contains(name));
    }

    /** How Tempo, which knows labels only, spells attributes that it makes labels of. */
    public static boolean isAttributeAsLabel(String label) {
        return Arrays.stream(SpanSignal.values())
                .flatMap(signal -> signal.attributeNames().stream())
                .anyMatch(name -> name.replace('.', '_').equals(label));
    }

    private static Set<String> labelsOf(Metric metric, String further) {
        return Stream.concat(metric.labels().stream().map(label -> label.replace('.', '_')), Stream.of(further))
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
