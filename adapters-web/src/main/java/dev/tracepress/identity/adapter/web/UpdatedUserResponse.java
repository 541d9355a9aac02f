package dev.tracepress.identity.adapter.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tracepress.identity.application.port.in.UpdateUserUseCase.Updated;
import dev.tracepress.identity.domain.AccessToken;
import org.jspecify.annotations.Nullable;

/** {@code {"user":…}}, and {@code "token":"…"} beside it if all sessions ended. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UpdatedUserResponse(UserResponse user, @Nullable String token) {

    static UpdatedUserResponse from(Updated updated) {
        return new UpdatedUserResponse(
                UserResponse.from(updated.user()),
                updated.token().map(AccessToken::value).orElse(null));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "UpdatedUserResponse[user=" + user + "]";
    }
}
