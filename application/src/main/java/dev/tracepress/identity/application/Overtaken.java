package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.PasswordHash;
import dev.tracepress.identity.domain.UserId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Says why nothing became of what a user was to do with their account. */
final class Overtaken {

    private Overtaken() {}

    /**
     * Whoever was quicker to change the password has made the one that was proved a wrong one.
     *
     * @param proved the hash by which the user proved who they are, if they had to
     */
    static <T> Mono<T> refused(UserId id, Optional<PasswordHash> proved, UserRepository users) {
        return users.byId(id)
                .flatMap(user -> Mono.<T>error(
                        proved.filter(hash -> !hash.equals(user.passwordHash())).isPresent()
                                ? new IdentityError.CurrentPasswordWrong()
                                : new IdentityError.VersionConditionFailed()))
                .switchIfEmpty(Mono.error(IdentityError.InvalidToken::new));
    }
}
