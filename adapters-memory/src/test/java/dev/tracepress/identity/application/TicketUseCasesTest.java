package dev.tracepress.identity.application;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.identity.application.port.in.IssueTicketUseCase.IssueTicket;
import dev.tracepress.identity.application.port.in.RedeemTicketUseCase.RedeemTicket;
import dev.tracepress.identity.application.port.out.IssuedTicket;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.Ticket;
import dev.tracepress.memory.MemoryPorts;
import dev.tracepress.testkit.Given;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Whoever is signed in may hand a ticket to a client that cannot send their token. */
class TicketUseCasesTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Given.NOON);
    private final MemoryPorts store = new MemoryPorts(now::get);
    private final Session ada = signIn("Ada");

    @Test
    void a_ticket_lets_in_once_in_the_session_in_which_it_was_asked_for() {
        var ticket = issue(ada).ticket();

        assertThat(redeem(ticket)).isEqualTo(ada);
        assertRefused(ticket);
    }

    @Test
    void a_ticket_of_a_session_that_has_ended_lets_nobody_in() {
        var ticket = issue(ada).ticket();

        completes(store.sessions().end(ada));

        assertRefused(ticket);
    }

    @Test
    void a_ticket_whose_time_is_over_lets_nobody_in() {
        var issued = issue(ada);

        now.set(issued.expiresAt());

        assertRefused(issued.ticket());
    }

    @Test
    void a_ticket_that_nobody_issued_lets_nobody_in() {
        assertRefused(new Ticket("forged"));
    }

    private Session signIn(String name) {
        var token = resultOf(store.sessions().begin(new Given(store).user(name), now.get()));
        return store.accessTokens().read(token, now.get()).orElseThrow();
    }

    private IssuedTicket issue(Session session) {
        return resultOf(
                IdentityUseCases.issueTicket(store.accessTokens(), now::get).issue(new IssueTicket(session)));
    }

    private Session redeem(Ticket ticket) {
        return resultOf(IdentityUseCases.redeemTicket(store.accessTokens(), store.sessions(), now::get)
                .redeem(new RedeemTicket(ticket)));
    }

    private void assertRefused(Ticket ticket) {
        assertThatThrownBy(() -> redeem(ticket)).isInstanceOf(IdentityError.InvalidTicket.class);
    }
}
