package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.application.port.in.RedeemTicketUseCase;
import dev.tracepress.identity.application.port.in.RedeemTicketUseCase.RedeemTicket;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.Ticket;
import dev.tracepress.shared.adapter.web.request.QueryParameters;
import dev.tracepress.shared.adapter.web.request.TakesTicket;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets in by a ticket whoever asks for a route that takes one. */
final class Tickets {

    private final RedeemTicketUseCase redeemTicket;

    Tickets(RedeemTicketUseCase redeemTicket) {
        this.redeemTicket = redeemTicket;
    }

    /**
     * The session that the ticket of a request proves; empty where there is no ticket, or the route takes none.
     *
     * @throws AuthorizationError if there is a token beside it
     * @throws dev.tracepress.shared.adapter.web.error.BadRequest if there are several
     */
    Optional<Mono<Session>> session(MethodParameter parameter, ServerWebExchange exchange) {
        if (!parameter.hasMethodAnnotation(TakesTicket.class)) {
            return Optional.empty();
        }
        return QueryParameters.text(exchange.getRequest().getQueryParams(), TakesTicket.PARAMETER)
                .map(ticket -> {
                    if (BearerTokens.areIn(exchange)) {
                        throw new AuthorizationError.Ambiguous();
                    }
                    return redeemTicket.redeem(new RedeemTicket(new Ticket(ticket)));
                });
    }
}
