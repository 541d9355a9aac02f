package dev.tracepress.shared.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.ValidationDepth;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

class SignsOfLifeTest {

    private static final Duration TRUST = Duration.ofMillis(500);

    private int asked;
    private Mono<Boolean> answer = Mono.just(true);
    private long nanos;
    private final SignsOfLife signs = new SignsOfLife(TRUST, Duration.ofMillis(1), () -> nanos, Schedulers.parallel());
    private final Connection connection = connection();

    /** Of its own: pools of other tests have things to do at their time in the one that all share. */
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

    @Test
    void one_that_gave_a_sign_a_moment_ago_is_not_asked_and_a_moment_later_it_is() {
        completes(signs.ask(connection));
        nanos = TRUST.toNanos() - 1;
        completes(signs.ask(connection));
        assertThat(asked).isEqualTo(1);

        nanos = TRUST.toNanos();
        completes(signs.ask(connection));
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void what_gave_a_sign_is_one_connection_and_no_other() {
        completes(signs.ask(connection()));

        completes(signs.ask(connection));

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void one_that_says_no_or_nothing_is_not_to_be_used() {
        answer = Mono.just(false);
        assertThatThrownBy(() -> completes(signs.ask(connection)))
                .isInstanceOf(R2dbcNonTransientResourceException.class);
        answer = Mono.never();
        assertThatThrownBy(() -> completes(signs.ask(connection)))
                .isInstanceOf(R2dbcNonTransientResourceException.class);
    }

    @Test
    void once_one_was_silent_the_next_have_less_time_for_a_while() {
        var patient = new SignsOfLife(TRUST, Duration.ofSeconds(5), () -> nanos, time);
        answer = Mono.never();
        isGivenUpAfter(Duration.ofSeconds(5), patient);
        isGivenUpAfter(Duration.ofSeconds(1), patient);

        nanos = Duration.ofSeconds(2).toNanos();
        isGivenUpAfter(Duration.ofSeconds(5), patient);
    }

    @Test
    void once_another_is_known_to_be_silent_all_are_asked_and_have_less_time() {
        var patient = new SignsOfLife(TRUST, Duration.ofSeconds(5), () -> nanos, time);
        completes(patient.ask(connection));

        patient.suspect();
        completes(patient.ask(connection));

        assertThat(asked).isEqualTo(2);
        answer = Mono.never();
        isGivenUpAfter(Duration.ofSeconds(1), patient);
    }

    private void isGivenUpAfter(Duration patience, SignsOfLife patient) {
        var sign = patient.ask(connection()).toFuture();
        time.advanceTimeBy(patience.minusMillis(1));
        assertThat(sign).isNotDone();

        time.advanceTimeBy(Duration.ofMillis(1));
        assertThatThrownBy(sign::join).hasCauseInstanceOf(R2dbcNonTransientResourceException.class);
    }

    /** Can do nothing but give a sign. */
    private Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("validate");
                    assertThat(arguments[0]).isEqualTo(ValidationDepth.REMOTE);
                    asked++;
                    return answer;
                });
    }
}
