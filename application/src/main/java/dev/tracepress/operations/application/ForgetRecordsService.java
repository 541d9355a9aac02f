package dev.tracepress.operations.application;

import dev.tracepress.operations.application.port.in.ForgetRecordsUseCase;
import dev.tracepress.operations.application.port.out.LineArchive;
import dev.tracepress.operations.application.port.out.SpanArchive;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

final class ForgetRecordsService implements ForgetRecordsUseCase {

    private static final Duration KEPT = Duration.ofDays(1);

    private final SpanArchive spans;
    private final LineArchive lines;
    private final InstantSource time;

    ForgetRecordsService(SpanArchive spans, LineArchive lines, InstantSource time) {
        this.spans = spans;
        this.lines = lines;
        this.time = time;
    }

    @Override
    public Mono<Forgotten> forget() {
        return Mono.defer(() -> forgetBefore(time.instant().minus(KEPT)));
    }

    private Mono<Forgotten> forgetBefore(Instant end) {
        return Mono.zip(spans.forget(end), lines.forget(end), Long::sum).map(Forgotten::new);
    }
}
