package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.application.port.in.DeleteUserUseCase.DeleteUser;
import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.Session;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record DeleteUserRequest(@Nullable String currentPassword) {

    static final DeleteUserRequest EMPTY = new DeleteUserRequest(null);

    DeleteUser toCommand(Session caller) {
        return new DeleteUser(
                caller.userId(), Optional.ofNullable(currentPassword).map(Password::said));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DeleteUserRequest[…]";
    }
}
