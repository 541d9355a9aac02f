package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.in.LogoutUseCase;
import dev.tracepress.identity.application.port.out.Sessions;
import reactor.core.publisher.Mono;

final class LogoutService implements LogoutUseCase {

    private final Sessions sessions;

    LogoutService(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Mono<Void> logout(Logout command) {
        var session = command.session();
        return command.everywhere()
                ? sessions.endAll(session.userId()).then(Mono.defer(() -> sessions.end(session)))
                : sessions.end(session);
    }
}
