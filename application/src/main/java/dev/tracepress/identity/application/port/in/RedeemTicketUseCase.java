package dev.tracepress.identity.application.port.in;

import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.Ticket;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** Proves who somebody is by a ticket, which is used up by that. */
public interface RedeemTicketUseCase {

    /**
     * Checks everything there is to check about it.
     *
     * @return the session in which it was asked for, or {@link dev.tracepress.identity.domain.IdentityError.InvalidTicket}
     */
    @WithSpan("user.redeemTicket")
    Mono<Session> redeem(RedeemTicket command);

    /** The ticket that came with a request. */
    record RedeemTicket(Ticket ticket) {}
}
