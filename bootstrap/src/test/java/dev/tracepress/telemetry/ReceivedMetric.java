package dev.tracepress.telemetry;

import static dev.tracepress.telemetry.Protobuf.hex;
import static dev.tracepress.telemetry.Protobuf.pairs;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A metric as it left the service in one export; the next export brings it again.
 *
 * @param type GAUGE, SUM, HISTOGRAM, EXPONENTIAL_HISTOGRAM or SUMMARY
 */
public record ReceivedMetric(
        String name, String unit, String description, String type, List<Point> points, Map<String, Object> resource) {

    public ReceivedMetric {
        points = List.copyOf(points);
        resource = Map.copyOf(resource);
    }

    /**
     * One value for each set of attributes.
     *
     * @param value the count, where the metric is a distribution
     * @param sum of all that was counted; 0 where the metric is none
     * @param bounds upper ones; there is one more of {@code bucketCounts}, for all above
     */
    public record Point(
            Map<String, Object> attributes,
            double value,
            double sum,
            List<Double> bounds,
            List<Long> bucketCounts,
            List<Exemplar> exemplars) {

        public Point {
            attributes = Map.copyOf(attributes);
            bounds = List.copyOf(bounds);
            bucketCounts = List.copyOf(bucketCounts);
            exemplars = List.copyOf(exemplars);
        }
    }

    /** One of the measurements, with the span that it was made in. */
    public record Exemplar(String traceId, String spanId, double value) {}

    static Stream<ReceivedMetric> from(ExportMetricsServiceRequest request) {
        return request.getResourceMetricsList().stream()
                .flatMap(resource -> resource.getScopeMetricsList().stream()
                        .flatMap(scope -> scope.getMetricsList().stream()
                                .map(metric -> from(
                                        metric, pairs(resource.getResource().getAttributesList())))));
    }

    private static ReceivedMetric from(Metric metric, Map<String, Object> resource) {
        return new ReceivedMetric(
                metric.getName(),
                metric.getUnit(),
                metric.getDescription(),
                metric.getDataCase().name(),
                points(metric).toList(),
                resource);
    }

    private static Stream<Point> points(Metric metric) {
        return switch (metric.getDataCase()) {
            case GAUGE -> metric.getGauge().getDataPointsList().stream().map(ReceivedMetric::point);
            case SUM -> metric.getSum().getDataPointsList().stream().map(ReceivedMetric::point);
            case HISTOGRAM -> metric.getHistogram().getDataPointsList().stream().map(ReceivedMetric::point);
            case EXPONENTIAL_HISTOGRAM ->
                metric.getExponentialHistogram().getDataPointsList().stream().map(ReceivedMetric::point);
            case SUMMARY -> metric.getSummary().getDataPointsList().stream().map(ReceivedMetric::point);
            case DATA_NOT_SET -> Stream.empty();
        };
    }

    private static Point point(NumberDataPoint point) {
        var value = point.hasAsInt() ? point.getAsInt() : point.getAsDouble();
        return new Point(
                pairs(point.getAttributesList()), value, 0, List.of(), List.of(), exemplars(point.getExemplarsList()));
    }

    private static Point point(HistogramDataPoint point) {
        return new Point(
                pairs(point.getAttributesList()),
                point.getCount(),
                point.getSum(),
                point.getExplicitBoundsList(),
                point.getBucketCountsList(),
                exemplars(point.getExemplarsList()));
    }

    private static Point point(ExponentialHistogramDataPoint point) {
        return new Point(
                pairs(point.getAttributesList()),
                point.getCount(),
                point.getSum(),
                List.of(),
                List.of(),
                exemplars(point.getExemplarsList()));
    }

    private static Point point(SummaryDataPoint point) {
        return new Point(
                pairs(point.getAttributesList()), point.getCount(), point.getSum(), List.of(), List.of(), List.of());
    }

    private static List<Exemplar> exemplars(List<io.opentelemetry.proto.metrics.v1.Exemplar> exemplars) {
        return exemplars.stream()
                .map(exemplar -> new Exemplar(
                        hex(exemplar.getTraceId()),
                        hex(exemplar.getSpanId()),
                        exemplar.hasAsInt() ? exemplar.getAsInt() : exemplar.getAsDouble()))
                .toList();
    }
}
