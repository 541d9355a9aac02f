package dev.tracepress.identity.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link AccessTokens} promises. */
public abstract class AccessTokensContract {

    private static final UserId ADA = new UserId(1);
    private static final Instant NOW = Given.NOON;
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration MOST_SKEW = Duration.ofSeconds(5);

    private AccessTokens tokens;

    /** Tokens that live so long. */
    protected abstract AccessTokens tokens(Duration lifetime);

    @BeforeEach
    void open() {
        tokens = tokens(LIFETIME);
    }

    @Test
    void a_token_says_whose_it_is_and_until_when() {
        assertThat(tokens.read(tokens.issue(ADA, NOW).token(), NOW)).hasValueSatisfying(session -> {
            assertThat(session.userId()).isEqualTo(ADA);
            assertThat(session.expiresAt()).isBetween(NOW.plus(LIFETIME).minusSeconds(1), NOW.plus(LIFETIME));
        });
    }

    @Test
    void every_token_has_an_id_of_its_own() {
        var one = tokens.read(tokens.issue(ADA, NOW).token(), NOW).orElseThrow();
        var other = tokens.read(tokens.issue(ADA, NOW).token(), NOW).orElseThrow();

        assertThat(one.tokenId()).isNotEqualTo(other.tokenId());
    }

    @Test
    void a_token_is_good_until_it_expires_give_or_take_the_skew_of_clocks() {
        var token = tokens.issue(ADA, NOW).token();

        assertThat(tokens.read(token, NOW.plus(LIFETIME).minusSeconds(1))).isPresent();
        assertThat(tokens.read(token, NOW.plus(LIFETIME).plus(MOST_SKEW).plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void what_is_not_a_token_of_ours_says_nothing() {
        assertThat(tokens.read(new AccessToken("made.up.token"), NOW)).isEmpty();
        assertThat(tokens.read(new AccessToken(""), NOW)).isEmpty();
    }

    @Test
    void a_token_does_not_show_itself() {
        var token = tokens.issue(ADA, NOW).token();

        assertThat(token.toString()).doesNotContain(token.value());
    }
}
