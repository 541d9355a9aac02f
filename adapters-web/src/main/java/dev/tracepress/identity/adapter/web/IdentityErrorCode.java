package dev.tracepress.identity.adapter.web;

import dev.tracepress.shared.adapter.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** How programs know the ways in which identity says no. */
enum IdentityErrorCode implements ErrorCode {
    EMAIL_TAKEN(HttpStatus.CONFLICT, "Another user has this address."),
    INVALID_CREDENTIALS(HttpStatus.UNAUTHORIZED, "No user has this address and this password."),
    SIGN_IN_BUSY(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many people are signing in or registering. Try again after `Retry-After`.");

    private final HttpStatus status;
    private final String meaning;

    IdentityErrorCode(HttpStatus status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
