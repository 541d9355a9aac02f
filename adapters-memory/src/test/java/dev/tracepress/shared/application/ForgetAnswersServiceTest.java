package dev.tracepress.shared.application;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.memory.MemoryPorts;
import dev.tracepress.shared.application.port.in.ForgetAnswersUseCase;
import dev.tracepress.shared.application.port.in.ForgetAnswersUseCase.Forgotten;
import dev.tracepress.shared.application.port.out.KeptAnswer;
import dev.tracepress.shared.application.port.out.RequestKey;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class ForgetAnswersServiceTest {

    private static final Duration A_DAY = Duration.ofHours(24);

    private final AtomicReference<Instant> now = new AtomicReference<>(Given.NOON);
    private final MemoryPorts store = new MemoryPorts(now::get);
    private final ForgetAnswersUseCase service = RequestUseCases.forgetAnswers(store.idempotencyKeys(), now::get);

    @Test
    void what_was_answered_within_a_day_stays() {
        keep(1);

        now.set(Given.NOON.plus(A_DAY));
        assertThat(forgotten()).isZero();

        now.set(Given.NOON.plus(A_DAY).plusNanos(1));
        assertThat(forgotten()).isEqualTo(1);
    }

    @Test
    void however_many_they_are_all_are_forgotten() {
        keep(2_001);

        now.set(Given.NOON.plus(A_DAY).plusSeconds(1));

        assertThat(forgotten()).isEqualTo(2_001);
    }

    private long forgotten() {
        return resultOf(service.forget().map(Forgotten::answers));
    }

    private void keep(int answers) {
        completes(store.transactions()
                .inTransaction(Flux.range(0, answers)
                        .concatMap(number -> store.idempotencyKeys()
                                .keep(new RequestKey("key " + number), new KeptAnswer("f", "a"), now.get()))
                        .then()));
    }
}
