package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.in.CurrentUserUseCase;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.User;
import reactor.core.publisher.Mono;

final class CurrentUserService implements CurrentUserUseCase {

    private final UserRepository users;

    CurrentUserService(UserRepository users) {
        this.users = users;
    }

    @Override
    public Mono<User> current(CurrentUser command) {
        return users.byId(command.user()).switchIfEmpty(Mono.error(IdentityError.InvalidToken::new));
    }
}
