package dev.tracepress.telemetry.recording;

import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.operations.domain.SpanReference;
import dev.tracepress.operations.domain.SpanRole;
import dev.tracepress.operations.domain.TraceId;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.semconv.ServiceAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads a span of OpenTelemetry as one of ours. */
final class SpanReading {

    private static final long NANOS = 1_000_000_000;

    private SpanReading() {}

    static RecordedSpan of(SpanData span) {
        return new RecordedSpan(
                reference(span.getSpanContext()),
                Optional.of(span.getParentSpanContext())
                        .filter(SpanContext::isValid)
                        .map(SpanContext::getSpanId),
                span.getLinks().stream()
                        .map(link -> reference(link.getSpanContext()))
                        .toList(),
                span.getName(),
                role(span.getKind()),
                instant(span.getStartEpochNanos()),
                Duration.ofNanos(Math.max(0, span.getEndEpochNanos() - span.getStartEpochNanos())),
                span.getStatus().getStatusCode() == StatusCode.ERROR,
                texts(span.getAttributes()),
                process(span.getResource()));
    }

    static String process(Resource resource) {
        return Optional.ofNullable(resource.getAttribute(ServiceAttributes.SERVICE_INSTANCE_ID))
                .orElse("");
    }

    static SpanReference reference(SpanContext span) {
        return new SpanReference(new TraceId(span.getTraceId()), span.getSpanId());
    }

    static Instant instant(long epochNanos) {
        return Instant.ofEpochSecond(epochNanos / NANOS, epochNanos % NANOS);
    }

    private static SortedMap<String, String> texts(Attributes attributes) {
        var texts = new TreeMap<String, String>();
        attributes.forEach((key, value) -> texts.put(key.getKey(), text(value)));
        return texts;
    }

    /** A list reads like its elements. */
    private static String text(Object value) {
        return value instanceof List<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value.toString();
    }

    private static SpanRole role(SpanKind kind) {
        return switch (kind) {
            case SERVER -> SpanRole.SERVER;
            case CLIENT -> SpanRole.CLIENT;
            case PRODUCER -> SpanRole.PRODUCER;
            case CONSUMER -> SpanRole.CONSUMER;
            case INTERNAL -> SpanRole.INTERNAL;
        };
    }
}
