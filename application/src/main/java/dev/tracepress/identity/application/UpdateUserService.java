package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.in.UpdateUserUseCase;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.User;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

final class UpdateUserService implements UpdateUserUseCase {

    private final UserRepository users;
    private final PasswordHasher hasher;
    private final InstantSource time;

    UpdateUserService(UserRepository users, PasswordHasher hasher, InstantSource time) {
        this.users = users;
        this.hasher = hasher;
        this.time = time;
    }

    @Override
    public Mono<User> update(UpdateUser command) {
        var edit = command.edit();
        return Mono.justOrEmpty(edit.password())
                .flatMap(hasher::hash)
                .singleOptional()
                .flatMap(hash -> users.edit(command.user(), edit, hash, command.condition(), time.instant()))
                .switchIfEmpty(refused(command));
    }

    private Mono<User> refused(UpdateUser command) {
        return users.byId(command.user())
                .flatMap(_ -> Mono.<User>error(IdentityError.VersionConditionFailed::new))
                .switchIfEmpty(Mono.error(IdentityError.InvalidToken::new));
    }
}
