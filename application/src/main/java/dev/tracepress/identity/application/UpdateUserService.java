package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.in.UpdateUserUseCase;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.PasswordHash;
import dev.tracepress.identity.domain.User;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.InstantSource;
import java.util.Optional;
import reactor.core.publisher.Mono;

final class UpdateUserService implements UpdateUserUseCase {

    private final TransactionBoundary transactions;
    private final UserRepository users;
    private final PasswordHasher hasher;
    private final Sessions sessions;
    private final InstantSource time;

    UpdateUserService(
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
    public Mono<Updated> update(UpdateUser command) {
        return command.edit().isSensitive()
                ? updateSensitive(command)
                : edit(command, Optional.empty(), Optional.empty()).map(user -> new Updated(user, Optional.empty()));
    }

    private Mono<Updated> updateSensitive(UpdateUser command) {
        return CurrentPassword.proving(
                command.user(),
                command.currentPassword(),
                users,
                hasher,
                proved -> newHash(command)
                        .flatMap(hash ->
                                transactions.inTransaction(edit(command, Optional.of(proved.passwordHash()), hash)
                                        .flatMap(this::signedInAnew))));
    }

    private Mono<Optional<PasswordHash>> newHash(UpdateUser command) {
        return Mono.justOrEmpty(command.edit().password()).flatMap(hasher::hash).singleOptional();
    }

    private Mono<Updated> signedInAnew(User user) {
        return sessions.endAll(user.id())
                .then(Mono.defer(() -> sessions.begin(user, time.instant())))
                .map(token -> new Updated(user, Optional.of(token)));
    }

    private Mono<User> edit(UpdateUser command, Optional<PasswordHash> proved, Optional<PasswordHash> hash) {
        return Mono.defer(() ->
                        users.edit(command.user(), proved, command.edit(), hash, command.condition(), time.instant()))
                .switchIfEmpty(Overtaken.refused(command.user(), proved, users));
    }
}
