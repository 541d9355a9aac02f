package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.shared.adapter.web.ErrorCode;
import dev.tracepress.shared.adapter.web.ErrorMapping;
import dev.tracepress.shared.adapter.web.HttpError;
import dev.tracepress.shared.adapter.web.RequestErrorCode;
import java.util.List;
import java.util.Optional;

final class IdentityErrorMapping implements ErrorMapping {

    @Override
    public Optional<HttpError> map(Throwable error) {
        return switch (error) {
            case IdentityError known -> Optional.of(map(known));
            case AuthorizationError.Missing missing ->
                Optional.of(HttpError.unauthorized(RequestErrorCode.MISSING_AUTHORIZATION, textOf(missing)));
            case AuthorizationError.Malformed malformed ->
                Optional.of(HttpError.unauthorized(RequestErrorCode.MALFORMED_AUTHORIZATION, textOf(malformed)));
            default -> Optional.empty();
        };
    }

    private static HttpError map(IdentityError error) {
        var text = textOf(error);
        return switch (error) {
            case IdentityError.RegistrationIncomplete incomplete -> HttpError.invalid(text, incomplete.missing());
            case IdentityError.LoginIncomplete incomplete -> HttpError.invalid(text, incomplete.missing());
            case IdentityError.PasswordTooShort _ -> HttpError.invalid(text, "password");
            case IdentityError.EmailMalformed _ -> HttpError.invalid(text, "email");
            case IdentityError.NameMalformed _ -> HttpError.invalid(text, "name");
            case IdentityError.EmailTaken _ -> HttpError.of(IdentityErrorCode.EMAIL_TAKEN, text);
            case IdentityError.VersionConditionFailed _ -> HttpError.of(RequestErrorCode.PRECONDITION_FAILED, text);
            case IdentityError.InvalidCredentials _ ->
                HttpError.unauthorized(IdentityErrorCode.INVALID_CREDENTIALS, text);
            case IdentityError.InvalidToken _ -> HttpError.invalidToken(text);
            case IdentityError.PasswordQueueFull _ -> HttpError.retriable(IdentityErrorCode.SIGN_IN_BUSY, text);
        };
    }

    private static String textOf(RuntimeException error) {
        return String.valueOf(error.getMessage());
    }

    @Override
    public List<? extends ErrorCode> codes() {
        return List.of(IdentityErrorCode.values());
    }
}
