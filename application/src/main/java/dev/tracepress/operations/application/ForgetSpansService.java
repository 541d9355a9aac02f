package dev.tracepress.operations.application;

import dev.tracepress.operations.application.port.in.ForgetSpansUseCase;
import dev.tracepress.operations.application.port.out.SpanArchive;
import java.time.Duration;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

final class ForgetSpansService implements ForgetSpansUseCase {

    private static final Duration KEPT = Duration.ofDays(1);

    private final SpanArchive archive;
    private final InstantSource time;

    ForgetSpansService(SpanArchive archive, InstantSource time) {
        this.archive = archive;
        this.time = time;
    }

    @Override
    public Mono<Forgotten> forget() {
        return Mono.defer(() -> archive.forget(time.instant().minus(KEPT))).map(Forgotten::new);
    }
}
