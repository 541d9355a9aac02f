package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.shared.adapter.web.error.ErrorCode;
import dev.tracepress.shared.adapter.web.error.ErrorMapping;
import dev.tracepress.shared.adapter.web.error.HttpError;
import dev.tracepress.shared.adapter.web.error.RequestErrorCodes;
import java.util.List;
import java.util.Optional;

final class IdentityErrorMapping implements ErrorMapping {

    @Override
    public Optional<HttpError> map(Throwable error) {
        return switch (error) {
            case IdentityError known -> Optional.of(map(known));
            case AuthorizationError.Missing missing ->
                Optional.of(HttpError.unauthorized(RequestErrorCodes.MISSING_AUTHORIZATION, textOf(missing)));
            case AuthorizationError.Malformed malformed ->
                Optional.of(HttpError.unauthorized(RequestErrorCodes.MALFORMED_AUTHORIZATION, textOf(malformed)));
            case AuthorizationError.Ambiguous ambiguous ->
                Optional.of(HttpError.unauthorized(RequestErrorCodes.MALFORMED_AUTHORIZATION, textOf(ambiguous)));
            default -> Optional.empty();
        };
    }

    private static HttpError map(IdentityError error) {
        var text = textOf(error);
        return switch (error) {
            case IdentityError.RegistrationIncomplete incomplete -> HttpError.invalid(text, incomplete.missing());
            case IdentityError.LoginIncomplete incomplete -> HttpError.invalid(text, incomplete.missing());
            case IdentityError.PasswordBlank _ -> HttpError.invalid(text, "password");
            case IdentityError.PasswordTooShort _ -> HttpError.invalid(text, "password");
            case IdentityError.PasswordTooLong _ -> HttpError.invalid(text, "password");
            case IdentityError.PasswordTooCommon _ -> HttpError.invalid(text, "password");
            case IdentityError.EmailMalformed _ -> HttpError.invalid(text, "email");
            case IdentityError.NameMalformed _ -> HttpError.invalid(text, "name");
            case IdentityError.EmailTaken _ -> HttpError.of(IdentityErrorCodes.EMAIL_TAKEN, text);
            case IdentityError.VersionConditionFailed _ -> HttpError.of(RequestErrorCodes.PRECONDITION_FAILED, text);
            case IdentityError.InvalidCredentials _ ->
                HttpError.unauthorized(IdentityErrorCodes.INVALID_CREDENTIALS, text);
            case IdentityError.CurrentPasswordWrong _ -> HttpError.of(IdentityErrorCodes.CURRENT_PASSWORD_WRONG, text);
            case IdentityError.SessionNotFound _ -> HttpError.of(IdentityErrorCodes.SESSION_NOT_FOUND, text);
            case IdentityError.InvalidToken _ -> HttpError.invalidToken(text);
            case IdentityError.InvalidTicket _ -> HttpError.unauthorized(IdentityErrorCodes.INVALID_TICKET, text);
            case IdentityError.PasswordQueueFull _ -> HttpError.retriable(IdentityErrorCodes.SIGN_IN_BUSY, text);
        };
    }

    private static String textOf(RuntimeException error) {
        return String.valueOf(error.getMessage());
    }

    @Override
    public List<ErrorCode> codes() {
        return IdentityErrorCodes.ALL;
    }
}
