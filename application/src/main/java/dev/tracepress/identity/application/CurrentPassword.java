package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.out.PasswordCheck;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Has users prove by their password what a token alone does not prove. */
final class CurrentPassword {

    private CurrentPassword() {}

    /** The user whose password that is, or an error that says that it is not, or that they are gone. */
    static Mono<User> proved(UserId id, Optional<Password> password, UserRepository users, PasswordHasher hasher) {
        return users.byId(id)
                .switchIfEmpty(Mono.error(IdentityError.InvalidToken::new))
                .flatMap(user -> Mono.justOrEmpty(password)
                        .flatMap(said -> hasher.check(said, Optional.of(user.passwordHash())))
                        .filter(PasswordCheck::matches)
                        .map(_ -> user)
                        .switchIfEmpty(Mono.error(IdentityError.CurrentPasswordWrong::new)));
    }
}
