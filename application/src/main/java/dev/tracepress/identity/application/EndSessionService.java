package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.in.EndSessionUseCase;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.domain.IdentityError;
import reactor.core.publisher.Mono;

final class EndSessionService implements EndSessionUseCase {

    private final Sessions sessions;

    EndSessionService(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Mono<Void> end(EndSession command) {
        return sessions.endOne(command.user(), command.id())
                .filter(ended -> ended)
                .switchIfEmpty(Mono.error(IdentityError.SessionNotFound::new))
                .then();
    }
}
