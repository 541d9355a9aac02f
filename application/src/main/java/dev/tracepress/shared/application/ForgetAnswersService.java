package dev.tracepress.shared.application;

import dev.tracepress.shared.application.port.in.ForgetAnswersUseCase;
import dev.tracepress.shared.application.port.out.IdempotencyKeys;
import java.time.Instant;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

final class ForgetAnswersService implements ForgetAnswersUseCase {

    private static final int AT_ONCE = 1_000;

    private final IdempotencyKeys keys;
    private final InstantSource time;

    ForgetAnswersService(IdempotencyKeys keys, InstantSource time) {
        this.keys = keys;
        this.time = time;
    }

    @Override
    public Mono<Forgotten> forget() {
        return Mono.defer(() -> forget(time.instant().minus(AnswerOnceService.KEPT)));
    }

    private Mono<Forgotten> forget(Instant before) {
        return keys.forget(before, AT_ONCE)
                .expand(forgotten -> forgotten == AT_ONCE ? keys.forget(before, AT_ONCE) : Mono.empty())
                .reduce(Long::sum)
                .map(Forgotten::new);
    }
}
