package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.in.RegisterUserUseCase;
import dev.tracepress.identity.application.port.in.SignedIn;
import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.NewUser;
import dev.tracepress.identity.domain.PasswordHash;
import dev.tracepress.identity.domain.Registration;
import dev.tracepress.identity.domain.User;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

final class RegisterUserService implements RegisterUserUseCase {

    private final UserRepository users;
    private final PasswordHasher hasher;
    private final AccessTokens tokens;
    private final InstantSource time;

    RegisterUserService(UserRepository users, PasswordHasher hasher, AccessTokens tokens, InstantSource time) {
        this.users = users;
        this.hasher = hasher;
        this.tokens = tokens;
        this.time = time;
    }

    @Override
    public Mono<SignedIn> register(RegisterUser command) {
        var registration = command.registration();
        return hasher.hash(registration.password())
                .flatMap(hash -> users.add(newUser(registration, hash)))
                .map(this::signedIn);
    }

    private NewUser newUser(Registration registration, PasswordHash hash) {
        return new NewUser(registration.email(), registration.name(), hash, time.instant());
    }

    private SignedIn signedIn(User user) {
        return new SignedIn(user, tokens.issue(user.id(), time.instant()));
    }
}
