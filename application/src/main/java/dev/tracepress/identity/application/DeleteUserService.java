package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.in.DeleteUserUseCase;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.User;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
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
        return CurrentPassword.proved(command.user(), command.currentPassword(), users, hasher)
                .flatMap(user -> transactions.inTransaction(remove(user)))
                .then();
    }

    private Mono<Boolean> remove(User user) {
        return sessions.endAll(user.id())
                .then(Mono.defer(() -> users.remove(user.id(), user.passwordHash())))
                .filter(removed -> removed)
                .switchIfEmpty(Mono.error(IdentityError.CurrentPasswordWrong::new));
    }
}
