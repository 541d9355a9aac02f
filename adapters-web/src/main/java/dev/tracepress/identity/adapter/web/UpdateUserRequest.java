package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.application.port.in.UpdateUserUseCase.UpdateUser;
import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.PasswordPolicy;
import dev.tracepress.identity.domain.ProfileEdit;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.shared.adapter.web.request.TextChange;
import dev.tracepress.shared.domain.VersionCondition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A name that is absent leaves the value as it is; {@code null} takes away what may be empty: bio and image. */
record UpdateUserRequest(
        TextChange email,
        TextChange password,
        TextChange name,
        TextChange bio,
        TextChange image,
        @Nullable String currentPassword) {

    UpdateUser toCommand(Session caller, VersionCondition condition, PasswordPolicy policy) {
        return new UpdateUser(
                caller.userId(),
                ProfileEdit.of(
                        email.required("email"),
                        password.required("password").map(policy::chosen),
                        name.required("name"),
                        bio.orEmptied(),
                        image.orEmptied()),
                Optional.ofNullable(currentPassword).map(Password::said),
                condition);
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "UpdateUserRequest[…]";
    }
}
