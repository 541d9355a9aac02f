package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.application.port.in.EndSessionUseCase;
import dev.tracepress.identity.application.port.in.EndSessionUseCase.EndSession;
import dev.tracepress.identity.application.port.in.FindSessionsUseCase;
import dev.tracepress.identity.application.port.in.FindSessionsUseCase.FindSessions;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(path = "/api/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
final class SessionController {

    private final FindSessionsUseCase findSessions;
    private final EndSessionUseCase endSession;
    private final AccountAudit audit;

    SessionController(FindSessionsUseCase findSessions, EndSessionUseCase endSession, AccountAudit audit) {
        this.findSessions = findSessions;
        this.endSession = endSession;
        this.audit = audit;
    }

    @GetMapping
    Mono<SessionListResponse> findAll(Session caller) {
        return findSessions
                .find(new FindSessions(caller))
                .map(found -> SessionListResponse.from(found.sessions(), caller));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(Session caller, ServerWebExchange exchange, @PathVariable String id) {
        var ended = Mono.defer(() -> endSession.end(new EndSession(caller.userId(), TokenId.of(id))));
        return audit.of(caller.userId(), "user.endSession", exchange, ended);
    }
}
