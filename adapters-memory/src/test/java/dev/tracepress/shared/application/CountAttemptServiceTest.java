package dev.tracepress.shared.application;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.memory.MemoryPorts;
import dev.tracepress.shared.application.port.in.CountAttemptUseCase;
import dev.tracepress.shared.application.port.in.CountAttemptUseCase.CountAttempt;
import dev.tracepress.shared.domain.Allowance;
import dev.tracepress.shared.domain.Quota;
import dev.tracepress.shared.domain.SharedError;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CountAttemptServiceTest {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Quota QUOTA = new Quota("guesses", 2, WINDOW);

    private final AtomicReference<Instant> now = new AtomicReference<>(Given.NOON);
    private final MemoryPorts store = new MemoryPorts(now::get);
    private final CountAttemptUseCase service = RequestUseCases.countAttempt(store.tally(), now::get);

    @Test
    void what_is_left_is_told_and_when_there_will_be_more() {
        assertThat(look("ada")).isEqualTo(new Allowance(QUOTA, 2, WINDOW));
        assertThat(happened("ada")).isEqualTo(new Allowance(QUOTA, 1, WINDOW));
        now.set(Given.NOON.plusSeconds(60));
        assertThat(happened("ada")).isEqualTo(new Allowance(QUOTA, 0, WINDOW.minusSeconds(60)));
        assertThat(look("bob")).isEqualTo(new Allowance(QUOTA, 2, WINDOW));
    }

    @Test
    void one_more_than_may_be_is_refused_until_the_first_is_long_ago() {
        happened("ada");
        now.set(Given.NOON.plusSeconds(60));
        happened("ada");

        assertThatThrownBy(() -> look("ada"))
                .isInstanceOfSatisfying(
                        SharedError.TooManyAttempts.class,
                        refused ->
                                assertThat(refused.left()).isEqualTo(new Allowance(QUOTA, 0, WINDOW.minusSeconds(60))));
        assertThatThrownBy(() -> happened("ada")).isInstanceOf(SharedError.TooManyAttempts.class);

        now.set(Given.NOON.plusSeconds(60).plus(WINDOW));
        assertThat(look("ada").remaining()).isEqualTo(2);
    }

    @Test
    void what_is_refused_does_not_count() {
        happened("ada");
        now.set(Given.NOON.plusSeconds(60));
        happened("ada");
        now.set(Given.NOON.plus(WINDOW).minusSeconds(1));
        for (var attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> happened("ada"))
                    .isInstanceOfSatisfying(
                            SharedError.TooManyAttempts.class,
                            refused -> assertThat(refused.left())
                                    .isEqualTo(new Allowance(QUOTA, 0, Duration.ofSeconds(1))));
        }

        now.set(Given.NOON.plus(WINDOW));
        assertThat(happened("ada").remaining()).isZero();
    }

    private Allowance look(String subject) {
        return resultOf(service.count(new CountAttempt(QUOTA, subject, false)));
    }

    private Allowance happened(String subject) {
        return resultOf(service.count(new CountAttempt(QUOTA, subject, true)));
    }
}
