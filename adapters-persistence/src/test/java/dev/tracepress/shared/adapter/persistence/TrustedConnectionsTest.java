package dev.tracepress.shared.adapter.persistence;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ValidationDepth;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

class TrustedConnectionsTest {

    private static final Duration TRUST = Duration.ofMillis(500);

    private final List<ValidationDepth> asked = new ArrayList<>();
    private boolean alive = true;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Connection connection =
            resultOf(new TrustedConnections(new Fake(), TRUST, () -> now).create());

    @Test
    void a_new_connection_gives_a_sign_of_life() {
        assertThat(isAlive()).isTrue();

        assertThat(asked).containsExactly(ValidationDepth.REMOTE);
    }

    @Test
    void one_that_was_used_or_has_answered_a_moment_ago_is_trusted() {
        connection.createStatement("SELECT 1");
        now = now.plus(TRUST).minusNanos(1);
        assertThat(isAlive()).isTrue();
        now = now.plusNanos(1);
        assertThat(isAlive()).isTrue();
        assertThat(isAlive()).isTrue();

        assertThat(asked).containsExactly(ValidationDepth.LOCAL, ValidationDepth.REMOTE, ValidationDepth.LOCAL);
    }

    @Test
    void one_whose_end_is_known_is_not_trusted_whenever_it_was_used() {
        connection.beginTransaction();
        alive = false;

        assertThat(isAlive()).isFalse();
    }

    @Test
    void one_that_gave_no_sign_is_asked_again() {
        alive = false;
        assertThat(isAlive()).isFalse();
        assertThat(isAlive()).isFalse();

        assertThat(asked).containsExactly(ValidationDepth.REMOTE, ValidationDepth.REMOTE);
    }

    private boolean isAlive() {
        return resultOf(Mono.from(connection.validate(ValidationDepth.REMOTE)));
    }

    /** Makes connections that know nothing but whether they are alive. */
    private final class Fake implements ConnectionFactory {

        @Override
        public Publisher<? extends Connection> create() {
            return Mono.just((Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                        if (!method.getName().equals("validate")) {
                            return null;
                        }
                        asked.add((ValidationDepth) arguments[0]);
                        return Mono.just(alive);
                    }));
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return () -> "fake";
        }
    }
}
