package dev.tracepress.identity.adapter.web;

import dev.tracepress.shared.adapter.web.error.ErrorCode;
import java.util.List;
import org.springframework.http.HttpStatus;

/** How programs know the ways in which identity says no. */
final class IdentityErrorCodes {

    static final ErrorCode EMAIL_TAKEN =
            new ErrorCode("email_taken", HttpStatus.CONFLICT, "Another user has this address.");
    static final ErrorCode INVALID_CREDENTIALS = new ErrorCode(
            "invalid_credentials", HttpStatus.UNAUTHORIZED, "No user has this address and this password.");
    static final ErrorCode CURRENT_PASSWORD_WRONG = new ErrorCode(
            "current_password_wrong",
            HttpStatus.FORBIDDEN,
            "`currentPassword` is missing or not the user's password; a token alone does not do. Nothing was changed.");
    static final ErrorCode SESSION_NOT_FOUND =
            new ErrorCode("session_not_found", HttpStatus.NOT_FOUND, "The user has no open session of this id.");
    static final ErrorCode INVALID_TICKET = new ErrorCode(
            "invalid_ticket",
            HttpStatus.UNAUTHORIZED,
            "The ticket was used, is older than half a minute, or its session has ended. Ask for another.");
    static final ErrorCode SIGN_IN_BUSY = new ErrorCode(
            "sign_in_busy",
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many people are signing in or registering. Try again after `Retry-After`.");

    static final List<ErrorCode> ALL = List.of(
            EMAIL_TAKEN, INVALID_CREDENTIALS, CURRENT_PASSWORD_WRONG, SESSION_NOT_FOUND, INVALID_TICKET, SIGN_IN_BUSY);

    private IdentityErrorCodes() {}
}
