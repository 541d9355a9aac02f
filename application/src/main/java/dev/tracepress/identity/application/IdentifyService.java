package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.in.IdentifyUseCase;
import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.Session;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

final class IdentifyService implements IdentifyUseCase {

    private final AccessTokens tokens;
    private final InstantSource time;

    IdentifyService(AccessTokens tokens, InstantSource time) {
        this.tokens = tokens;
        this.time = time;
    }

    @Override
    public Mono<Session> identify(Identify command) {
        return Mono.defer(() -> Mono.justOrEmpty(tokens.read(command.token(), time.instant())))
                .switchIfEmpty(Mono.error(IdentityError.InvalidToken::new));
    }
}
