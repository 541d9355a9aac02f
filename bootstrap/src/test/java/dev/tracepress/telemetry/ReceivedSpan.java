package dev.tracepress.telemetry;

import static dev.tracepress.telemetry.Protobuf.hex;
import static dev.tracepress.telemetry.Protobuf.pairs;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A span as it left the service.
 *
 * @param parentSpanId empty for a root
 * @param kind SERVER, CLIENT, INTERNAL, PRODUCER or CONSUMER
 * @param attributes String, Long, Double, Boolean, or a List of these
 * @param status UNSET, OK or ERROR
 */
public record ReceivedSpan(
        String traceId,
        String spanId,
        String parentSpanId,
        String name,
        String kind,
        Map<String, Object> attributes,
        String status,
        List<Link> links,
        List<Event> events,
        long startNanos,
        long endNanos,
        Map<String, Object> resource,
        String scope) {

    public ReceivedSpan {
        attributes = Map.copyOf(attributes);
        links = List.copyOf(links);
        events = List.copyOf(events);
        resource = Map.copyOf(resource);
    }

    /** To a span of this or another trace. */
    public record Link(String traceId, String spanId, Map<String, Object> attributes) {

        public Link {
            attributes = Map.copyOf(attributes);
        }
    }

    /** An exception, most often: {@code exception.message} is among its attributes then. */
    public record Event(String name, Map<String, Object> attributes) {

        public Event {
            attributes = Map.copyOf(attributes);
        }
    }

    public boolean isRoot() {
        return parentSpanId.isEmpty();
    }

    public double milliseconds() {
        return (endNanos - startNanos) / 1_000_000.0;
    }

    static Stream<ReceivedSpan> from(ExportTraceServiceRequest request) {
        return request.getResourceSpansList().stream()
                .flatMap(resource -> resource.getScopeSpansList().stream()
                        .flatMap(scope -> scope.getSpansList().stream()
                                .map(span -> from(
                                        span,
                                        pairs(resource.getResource().getAttributesList()),
                                        scope.getScope().getName()))));
    }

    private static ReceivedSpan from(Span span, Map<String, Object> resource, String scope) {
        return new ReceivedSpan(
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                span.getName(),
                span.getKind().name().replace("SPAN_KIND_", ""),
                pairs(span.getAttributesList()),
                span.getStatus().getCode().name().replace("STATUS_CODE_", ""),
                span.getLinksList().stream().map(ReceivedSpan::from).toList(),
                span.getEventsList().stream().map(ReceivedSpan::from).toList(),
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano(),
                resource,
                scope);
    }

    private static Link from(Span.Link link) {
        return new Link(hex(link.getTraceId()), hex(link.getSpanId()), pairs(link.getAttributesList()));
    }

    private static Event from(Span.Event event) {
        return new Event(event.getName(), pairs(event.getAttributesList()));
    }
}
