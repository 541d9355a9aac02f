package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.in.DeleteUserUseCase;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.User;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import dev.tracepress.shared.domain.VersionCondition;
import java.util.Optional;
import reactor.core.publisher.Mono;

final class DeleteUserService implements DeleteUserUseCase {

    private final TransactionBoundary transactions;
    private final UserRepository users;
    private final PasswordHasher hasher;
    private final Sessions sessions;

    DeleteUserService(
            TransactionBoundary transactions, UserRepository users, PasswordHasher hasher, Sessions sessions) {
        this.transactions = transactions;
        this.users = users;
        this.hasher = hasher;
        this.sessions = sessions;
    }

    @Override
    public Mono<Void> delete(DeleteUser command) {
        return CurrentPassword.proving(
                        command.user(),
                        command.currentPassword(),
                        users,
                        hasher,
                        user -> transactions.inTransaction(remove(user, command.condition())))
                .then();
    }

    private Mono<Boolean> remove(User user, VersionCondition condition) {
        return sessions.endAll(user.id())
                .then(Mono.defer(() -> users.remove(user.id(), user.passwordHash(), condition)))
                .filter(removed -> removed)
                .switchIfEmpty(Overtaken.refused(user.id(), Optional.of(user.passwordHash()), users));
    }
}
