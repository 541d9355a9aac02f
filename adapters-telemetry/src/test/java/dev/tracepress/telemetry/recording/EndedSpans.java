package dev.tracepress.telemetry.recording;

import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.operations.domain.SpanReference;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.semconv.ServiceAttributes;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Has OpenTelemetry's own tracer begin and end spans like given ones. */
final class EndedSpans {

    private static final String REQUEST_ID = "http.response.header.x-request-id";

    private EndedSpans() {}

    static void end(SpanRing ring, List<RecordedSpan> spans) {
        spans.forEach(span -> end(ring, span));
    }

    private static void end(SpanRing ring, RecordedSpan given) {
        var tracer = SdkTracerProvider.builder()
                .addSpanProcessor(ring)
                .setIdGenerator(new Ids(given.reference()))
                .setResource(Resource.builder()
                        .put(ServiceAttributes.SERVICE_INSTANCE_ID, given.process())
                        .build())
                .build()
                .get("test");
        var builder = tracer.spanBuilder(given.name())
                .setNoParent()
                .setSpanKind(SpanKind.valueOf(given.role().name()))
                .setStartTimestamp(nanos(given.startedAt()), TimeUnit.NANOSECONDS);
        given.links().forEach(link -> builder.addLink(context(link)));
        var span = builder.startSpan();
        given.attributes().forEach((name, value) -> attribute(span, name, value));
        span.end(nanos(given.endedAt()), TimeUnit.NANOSECONDS);
    }

    private static void attribute(Span span, String name, String value) {
        if (name.equals(REQUEST_ID)) {
            span.setAttribute(AttributeKey.stringArrayKey(name), List.of(value));
        } else {
            span.setAttribute(name, value);
        }
    }

    private static SpanContext context(SpanReference span) {
        return SpanContext.create(span.trace().value(), span.span(), TraceFlags.getSampled(), TraceState.getDefault());
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    private record Ids(SpanReference span) implements IdGenerator {

        @Override
        public String generateSpanId() {
            return span.span();
        }

        @Override
        public String generateTraceId() {
            return span.trace().value();
        }
    }
}
