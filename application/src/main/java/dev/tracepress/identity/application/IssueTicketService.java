package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.in.IssueTicketUseCase;
import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.IssuedTicket;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

final class IssueTicketService implements IssueTicketUseCase {

    private final AccessTokens tokens;
    private final InstantSource time;

    IssueTicketService(AccessTokens tokens, InstantSource time) {
        this.tokens = tokens;
        this.time = time;
    }

    @Override
    public Mono<IssuedTicket> issue(IssueTicket command) {
        return Mono.fromSupplier(() -> tokens.issueTicket(command.session(), time.instant()));
    }
}
