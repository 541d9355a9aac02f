package dev.tracepress.shared.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.ValidationDepth;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SignsOfLifeTest {

    private static final Duration TRUST = Duration.ofMillis(500);

    private int asked;
    private Mono<Boolean> answer = Mono.just(true);
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final SignsOfLife signs = new SignsOfLife(TRUST, Duration.ofMillis(1), () -> now);
    private final Connection connection = connection();

    @Test
    void one_that_was_never_used_is_asked() {
        completes(signs.ask(connection));

        assertThat(asked).isEqualTo(1);
    }

    @Test
    void one_that_was_used_a_moment_ago_is_not_asked_and_a_moment_later_it_is() {
        completes(signs.used(connection));
        now = now.plus(TRUST).minusNanos(1);
        completes(signs.ask(connection));
        assertThat(asked).isZero();

        now = now.plusNanos(1);
        completes(signs.ask(connection));
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void what_was_used_is_one_connection_and_no_other() {
        completes(signs.used(connection()));

        completes(signs.ask(connection));

        assertThat(asked).isEqualTo(1);
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
