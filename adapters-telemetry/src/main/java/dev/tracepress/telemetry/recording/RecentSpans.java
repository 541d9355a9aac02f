package dev.tracepress.telemetry.recording;

import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.operations.domain.TraceId;
import dev.tracepress.telemetry.http.RequestAttributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What {@link SpanRing} keeps of this process. Each question goes once over all that is kept. */
final class RecentSpans implements RecordedSpans {

    private final SpanRing ring;

    RecentSpans(SpanRing ring) {
        this.ring = ring;
    }

    @Override
    public Flux<RecordedSpan> related(Set<TraceId> traces) {
        var ids = traces.stream().map(TraceId::value).collect(Collectors.toUnmodifiableSet());
        return Flux.fromStream(() -> newestFirst()
                .filter(span -> ids.contains(span.getTraceId()) || isLinked(span, ids))
                .map(SpanReading::of));
    }

    @Override
    public Flux<RecordedSpan> requests() {
        return Flux.fromStream(() -> newestFirst()
                .filter(span -> span.getKind() == SpanKind.SERVER)
                .map(SpanReading::of)
                .filter(request -> !request.isOfTheConsole())
                .limit(MOST_REQUESTS));
    }

    @Override
    public Mono<TraceId> traceOf(String requestId) {
        var wanted = List.of(requestId);
        return Mono.fromSupplier(() -> newestFirst()
                        .filter(span -> wanted.equals(span.getAttributes().get(RequestAttributes.REQUEST_ID)))
                        .findFirst())
                .flatMap(Mono::justOrEmpty)
                .map(span -> new TraceId(span.getTraceId()));
    }

    private Stream<SpanData> newestFirst() {
        return ring.ended().newestFirst().map(ReadableSpan::toSpanData);
    }

    private static boolean isLinked(SpanData span, Set<String> traces) {
        return span.getLinks().stream()
                .anyMatch(link -> traces.contains(link.getSpanContext().getTraceId()));
    }
}
