package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.in.LoginUseCase;
import dev.tracepress.identity.application.port.in.SignedIn;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.Credentials;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.Password;
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
                .flatMap(user -> sessions.begin(user, time.instant()).map(token -> new SignedIn(user, token)));
    }

    private Mono<Optional<User>> find(Credentials credentials) {
        return Mono.justOrEmpty(credentials.email()).flatMap(users::byEmail).singleOptional();
    }

    /** Somebody unknown is checked like everybody else, or the time of the answer would tell them apart. */
    private Mono<User> prove(Optional<User> user, Password password) {
        return hasher.matches(password, user.map(User::passwordHash))
                .flatMap(matches -> Mono.justOrEmpty(user.filter(_ -> matches)))
                .switchIfEmpty(Mono.error(IdentityError.InvalidCredentials::new));
    }
}
