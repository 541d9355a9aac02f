package dev.tracepress.identity.application.port.in;

import dev.tracepress.identity.application.port.out.IssuedTicket;
import dev.tracepress.identity.domain.Session;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** A user whose client cannot send a token asks for something that may stand in an address. */
public interface IssueTicketUseCase {

    /** A ticket that is good once, and for half a minute. */
    @WithSpan("user.issueTicket")
    Mono<IssuedTicket> issue(IssueTicket command);

    /** Who asks. */
    record IssueTicket(Session session) {}
}
