package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.application.port.in.IssueTicketUseCase;
import dev.tracepress.identity.application.port.in.IssueTicketUseCase.IssueTicket;
import dev.tracepress.identity.domain.Session;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
final class TicketController {

    private final IssueTicketUseCase issueTicket;

    TicketController(IssueTicketUseCase issueTicket) {
        this.issueTicket = issueTicket;
    }

    @PostMapping(path = "/api/notifications/stream/tickets", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<TicketResponse> issue(Session caller) {
        return issueTicket.issue(new IssueTicket(caller)).map(TicketResponse::from);
    }
}
