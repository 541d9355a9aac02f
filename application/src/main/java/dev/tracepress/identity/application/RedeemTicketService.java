package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.in.RedeemTicketUseCase;
import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.ReadTicket;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.Session;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

final class RedeemTicketService implements RedeemTicketUseCase {

    private final AccessTokens tokens;
    private final Sessions sessions;
    private final InstantSource time;

    RedeemTicketService(AccessTokens tokens, Sessions sessions, InstantSource time) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.time = time;
    }

    @Override
    public Mono<Session> redeem(RedeemTicket command) {
        return Mono.defer(() -> Mono.justOrEmpty(tokens.readTicket(command.ticket(), time.instant())))
                .filterWhen(ticket -> sessions.isOpen(ticket.session()))
                .filterWhen(sessions::use)
                .map(ReadTicket::session)
                .switchIfEmpty(Mono.error(IdentityError.InvalidTicket::new));
    }
}
