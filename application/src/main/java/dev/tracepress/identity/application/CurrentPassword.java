package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.out.PasswordCheck;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Has users prove by their password what a token alone does not prove. */
final class CurrentPassword {

    private CurrentPassword() {}

    /**
     * What the user is to do who says their password, and once more where another hash of it was kept meanwhile: whoever signed in at
     * that moment may have renewed it, and the password is still right. If it was changed, the second proof fails.
     */
    static <T> Mono<T> proving(
            UserId id,
            Optional<Password> password,
            UserRepository users,
            PasswordHasher hasher,
            Function<User, Mono<T>> act) {
        var proved = Mono.defer(() -> proved(id, password, users, hasher));
        return proved.flatMap(user ->
                act.apply(user).onErrorResume(IdentityError.CurrentPasswordWrong.class, _ -> proved.flatMap(act)));
    }

    /** The user whose password that is, or an error that says that it is not, or that they are gone. */
    private static Mono<User> proved(
            UserId id, Optional<Password> password, UserRepository users, PasswordHasher hasher) {
        return users.byId(id)
                .switchIfEmpty(Mono.error(IdentityError.InvalidToken::new))
                .flatMap(user -> Mono.justOrEmpty(password)
                        .flatMap(said -> hasher.check(said, Optional.of(user.passwordHash())))
                        .filter(PasswordCheck::matches)
                        .map(_ -> user)
                        .switchIfEmpty(Mono.error(IdentityError.CurrentPasswordWrong::new)));
    }
}
