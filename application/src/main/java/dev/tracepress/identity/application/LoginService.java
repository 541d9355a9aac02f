package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.in.LoginUseCase;
import dev.tracepress.identity.application.port.in.SignedIn;
import dev.tracepress.identity.application.port.out.PasswordCheck;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.Credentials;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.PasswordHash;
import dev.tracepress.identity.domain.User;
import java.time.InstantSource;
import java.util.Optional;
import reactor.core.publisher.Mono;

final class LoginService implements LoginUseCase {

    private final UserRepository users;
    private final PasswordHasher hasher;
    private final Sessions sessions;
    private final InstantSource time;

    LoginService(UserRepository users, PasswordHasher hasher, Sessions sessions, InstantSource time) {
        this.users = users;
        this.hasher = hasher;
        this.sessions = sessions;
        this.time = time;
    }

    @Override
    public Mono<SignedIn> login(Login command) {
        var credentials = command.credentials();
        return find(credentials)
                .flatMap(user -> prove(user, credentials.password()))
                .flatMap(proved -> signIn(proved)
                        .onErrorResume(
                                IdentityError.InvalidCredentials.class,
                                // Whoever signed in at the same moment may have renewed the hash, and the password is
                                // still right.
                                lost -> proved.renewed().isPresent() ? login(command) : Mono.error(lost)));
    }

    private Mono<SignedIn> signIn(Proved proved) {
        return sessions.begin(proved.user(), time.instant())
                .flatMap(token -> renew(proved).thenReturn(new SignedIn(proved.user(), token)));
    }

    /** The session has begun, whatever comes of this: what is not renewed now is renewed next time. */
    private Mono<Boolean> renew(Proved proved) {
        var user = proved.user();
        return Mono.justOrEmpty(proved.renewed())
                .flatMap(renewed -> users.rehash(user.id(), user.passwordHash(), renewed))
                .onErrorComplete();
    }

    private Mono<Optional<User>> find(Credentials credentials) {
        return Mono.justOrEmpty(credentials.email()).flatMap(users::byEmail).singleOptional();
    }

    /** Somebody unknown is checked like everybody else, or the time of the answer would tell them apart. */
    private Mono<Proved> prove(Optional<User> user, Password password) {
        return hasher.check(password, user.map(User::passwordHash))
                .filter(PasswordCheck::matches)
                .flatMap(check -> Mono.justOrEmpty(user.map(known -> new Proved(known, check.renewed()))))
                .switchIfEmpty(Mono.error(IdentityError.InvalidCredentials::new));
    }

    /** Somebody who said the right password, and what ought to be kept of it if that is no longer what is kept. */
    private record Proved(User user, Optional<PasswordHash> renewed) {}
}
