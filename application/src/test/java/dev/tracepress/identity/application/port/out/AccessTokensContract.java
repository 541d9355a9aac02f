package dev.tracepress.identity.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.Ticket;
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
    void what_is_said_of_a_new_token_is_what_it_says() {
        var issued = tokens.issue(ADA, NOW);

        assertThat(tokens.read(issued.token(), NOW)).contains(issued.session());
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
    void a_ticket_says_in_which_session_it_was_asked_for_and_has_an_id_of_its_own() {
        var session = tokens.issue(ADA, NOW).session();
        var one = tokens.issueTicket(session, NOW);
        var other = tokens.issueTicket(session, NOW);

        assertThat(tokens.readTicket(one.ticket(), NOW)).hasValueSatisfying(read -> {
            assertThat(read.session().userId()).isEqualTo(session.userId());
            assertThat(read.session().tokenId()).isEqualTo(session.tokenId());
            assertThat(read.session().issuedAt()).isEqualTo(session.issuedAt());
            assertThat(read.id()).isNotEqualTo(session.tokenId());
            assertThat(read.id())
                    .isNotEqualTo(
                            tokens.readTicket(other.ticket(), NOW).orElseThrow().id());
        });
    }

    @Test
    void a_ticket_is_good_for_half_a_minute_and_no_longer_than_its_session() {
        var session = tokens.issue(ADA, NOW).session();
        var ticket = tokens.issueTicket(session, NOW).ticket();
        var last = tokens.issueTicket(session, session.expiresAt().minusSeconds(2));

        assertThat(tokens.readTicket(
                        ticket, NOW.plus(AccessTokens.TICKET_LIFETIME).minusSeconds(2)))
                .isPresent();
        assertThat(tokens.readTicket(
                        ticket,
                        NOW.plus(AccessTokens.TICKET_LIFETIME).plus(MOST_SKEW).plusSeconds(1)))
                .isEmpty();
        assertThat(last.expiresAt()).isBeforeOrEqualTo(session.expiresAt());
    }

    @Test
    void a_ticket_says_until_when_it_is_good() {
        var session = tokens.issue(ADA, NOW).session();
        var end = NOW.plus(AccessTokens.TICKET_LIFETIME);
        var ticket = tokens.issueTicket(session, NOW);
        var beforeTheLast = session.expiresAt().minusSeconds(2);
        var last = tokens.issueTicket(session, beforeTheLast);

        assertThat(ticket.expiresAt()).isBetween(end.minusSeconds(1), end);
        assertThat(tokens.readTicket(ticket.ticket(), NOW).orElseThrow().expiresAt())
                .isBetween(end.minusSeconds(1), end);
        assertThat(tokens.readTicket(last.ticket(), beforeTheLast).orElseThrow().expiresAt())
                .isBetween(session.expiresAt().minusSeconds(1), session.expiresAt());
    }

    @Test
    void a_ticket_is_no_token_and_a_token_no_ticket() {
        var issued = tokens.issue(ADA, NOW);
        var ticket = tokens.issueTicket(issued.session(), NOW).ticket();

        assertThat(tokens.read(new AccessToken(ticket.value()), NOW)).isEmpty();
        assertThat(tokens.readTicket(new Ticket(issued.token().value()), NOW)).isEmpty();
        assertThat(tokens.readTicket(new Ticket("made.up.ticket"), NOW)).isEmpty();
    }

    @Test
    void a_token_does_not_show_itself() {
        var token = tokens.issue(ADA, NOW).token();

        assertThat(token.toString()).doesNotContain(token.value());
        assertThat(new Ticket("of hers").toString()).doesNotContain("of hers");
    }
}
