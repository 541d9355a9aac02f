package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.application.port.in.UpdateUserUseCase.UpdateUser;
import dev.tracepress.identity.domain.ProfileEdit;
import dev.tracepress.identity.domain.Session;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A name that is absent or null leaves the value as it is. */
record UpdateUserRequest(
        @Nullable String email,
        @Nullable String password,
        @Nullable String name,
        @Nullable String bio,
        @Nullable String image) {

    UpdateUser toCommand(Session caller) {
        return new UpdateUser(
                caller.userId(),
                ProfileEdit.of(
                        Optional.ofNullable(email),
                        Optional.ofNullable(password),
                        Optional.ofNullable(name),
                        Optional.ofNullable(bio),
                        Optional.ofNullable(image)));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "UpdateUserRequest[…]";
    }
}
