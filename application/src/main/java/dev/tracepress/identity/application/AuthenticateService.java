package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.in.AuthenticateUseCase;
import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.Session;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

final class AuthenticateService implements AuthenticateUseCase {

    private final AccessTokens tokens;
    private final Sessions sessions;
    private final InstantSource time;

    AuthenticateService(AccessTokens tokens, Sessions sessions, InstantSource time) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.time = time;
    }

    @Override
    public Mono<Session> authenticate(Authenticate command) {
        return Mono.defer(() -> Mono.justOrEmpty(tokens.read(command.token(), time.instant())))
                .filterWhen(sessions::isOpen)
                .switchIfEmpty(Mono.error(IdentityError.InvalidToken::new));
    }
}
