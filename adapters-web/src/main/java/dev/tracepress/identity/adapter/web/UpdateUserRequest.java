package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.application.port.in.UpdateUserUseCase.UpdateUser;
import dev.tracepress.identity.domain.ProfileEdit;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.shared.adapter.web.TextChange;
import dev.tracepress.shared.domain.VersionCondition;

/** A name that is absent leaves the value as it is; {@code null} takes away what may be empty: bio and image. */
record UpdateUserRequest(TextChange email, TextChange password, TextChange name, TextChange bio, TextChange image) {

    UpdateUser toCommand(Session caller, VersionCondition condition) {
        return new UpdateUser(
                caller.userId(),
                ProfileEdit.of(
                        email.required("email"),
                        password.required("password"),
                        name.required("name"),
                        bio.orEmptied(),
                        image.orEmptied()),
                condition);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "UpdateUserRequest[…]";
    }
}
