package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.in.RegisterUserUseCase;
import dev.tracepress.identity.application.port.in.SignedIn;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.NewUser;
import dev.tracepress.identity.domain.PasswordHash;
import dev.tracepress.identity.domain.Registration;
import dev.tracepress.identity.domain.User;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

final class RegisterUserService implements RegisterUserUseCase {

    private final TransactionBoundary transactions;
    private final UserRepository users;
    private final PasswordHasher hasher;
    private final Sessions sessions;
    private final InstantSource time;

    RegisterUserService(
            TransactionBoundary transactions,
            UserRepository users,
            PasswordHasher hasher,
            Sessions sessions,
            InstantSource time) {
        this.transactions = transactions;
        this.users = users;
        this.hasher = hasher;
        this.sessions = sessions;
        this.time = time;
    }

    @Override
    public Mono<SignedIn> register(RegisterUser command) {
        var registration = command.registration();
        return hasher.hash(registration.password())
                .flatMap(hash -> transactions.inTransaction(
                        Mono.defer(() -> users.add(newUser(registration, hash))).flatMap(this::signedIn)));
    }

    private NewUser newUser(Registration registration, PasswordHash hash) {
        return new NewUser(registration.email(), registration.name(), hash, time.instant());
    }

    private Mono<SignedIn> signedIn(User user) {
        return sessions.begin(user, time.instant()).map(token -> new SignedIn(user, token));
    }
}
