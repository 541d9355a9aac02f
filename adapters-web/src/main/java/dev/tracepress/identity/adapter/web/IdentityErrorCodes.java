package dev.tracepress.identity.adapter.web;

import dev.tracepress.shared.adapter.web.ErrorCode;
import java.util.List;
import org.springframework.http.HttpStatus;

/** How programs know the ways in which identity says no. */
final class IdentityErrorCodes {

    static final ErrorCode EMAIL_TAKEN =
            new ErrorCode("email_taken", HttpStatus.CONFLICT, "Another user has this address.");
    static final ErrorCode INVALID_CREDENTIALS = new ErrorCode(
            "invalid_credentials", HttpStatus.UNAUTHORIZED, "No user has this address and this password.");
    static final ErrorCode SIGN_IN_BUSY = new ErrorCode(
            "sign_in_busy",
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many people are signing in or registering. Try again after `Retry-After`.");

    static final List<ErrorCode> ALL = List.of(EMAIL_TAKEN, INVALID_CREDENTIALS, SIGN_IN_BUSY);

    private IdentityErrorCodes() {}
}
