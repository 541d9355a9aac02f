package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.application.port.in.DeleteUserUseCase.DeleteUser;
import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.shared.domain.VersionCondition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record DeleteUserRequest(@Nullable String currentPassword) {

    static final DeleteUserRequest EMPTY = new DeleteUserRequest(null);

    DeleteUser toCommand(Session caller, VersionCondition condition) {
        return new DeleteUser(
                caller.userId(), Optional.ofNullable(currentPassword).map(Password::said), condition);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DeleteUserRequest[…]";
    }
}
