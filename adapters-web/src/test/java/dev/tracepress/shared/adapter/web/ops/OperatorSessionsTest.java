package dev.tracepress.shared.adapter.web.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorSessionsTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final String SESSION = sessions("a token", NOON).begin();

    @Test
    void a_session_lives_for_its_time_on_every_instance_and_no_longer() {
        assertThat(sessions("a token", NOON).isLive(SESSION)).isTrue();
        assertThat(sessions("a token", NOON.plus(OperatorSessions.LIFETIME).minusSeconds(1))
                        .isLive(SESSION))
                .isTrue();
        assertThat(sessions("a token", NOON.plus(OperatorSessions.LIFETIME)).isLive(SESSION))
                .isFalse();
    }

    @Test
    void a_session_that_was_ended_is_over_and_no_other() {
        var sessions = sessions("a token", NOON);
        var other = sessions("a token", NOON.plusMillis(1)).begin();

        sessions.end(SESSION);
        sessions.end("none");

        assertThat(sessions.isLive(SESSION)).isFalse();
        assertThat(sessions.isLive(other)).isTrue();
    }

    @Test
    void a_new_token_ends_the_sessions_of_the_old_one() {
        assertThat(sessions("another token", NOON).isLive(SESSION)).isFalse();
    }

    @Test
    void nobody_makes_one_last_longer() {
        var seal = SESSION.substring(SESSION.indexOf('.'));

        assertThat(sessions("a token", NOON)
                        .isLive(ChronoUnit.MICROS.between(
                                        Instant.EPOCH,
                                        NOON.plus(OperatorSessions.LIFETIME).plusSeconds(1))
                                + seal))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "x", "1.", ".x", "99999999999999999999.x", "x.y.z"})
    void what_is_no_session_is_not_live(String text) {
        assertThat(sessions("a token", NOON).isLive(text)).isFalse();
    }

    private static OperatorSessions sessions(String token, Instant now) {
        return new OperatorSessions(token.getBytes(StandardCharsets.UTF_8), InstantSource.fixed(now));
    }
}
