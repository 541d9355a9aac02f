package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.shared.adapter.web.ErrorMapping;
import dev.tracepress.shared.adapter.web.HttpError;
import java.util.Optional;
import org.springframework.http.HttpStatus;

final class IdentityErrorMapping implements ErrorMapping {

    @Override
    public Optional<HttpError> map(Throwable error) {
        return switch (error) {
            case IdentityError known -> Optional.of(map(known));
            case AuthorizationError header -> Optional.of(HttpError.unauthorized(String.valueOf(header.getMessage())));
            default -> Optional.empty();
        };
    }

    private static HttpError map(IdentityError error) {
        var text = String.valueOf(error.getMessage());
        return switch (error) {
            case IdentityError.RegistrationIncomplete _,
                    IdentityError.LoginIncomplete _,
                    IdentityError.PasswordTooShort _,
                    IdentityError.EmailMalformed _,
                    IdentityError.NameMalformed _ -> HttpError.of(HttpStatus.BAD_REQUEST, text);
            case IdentityError.EmailTaken _ -> HttpError.of(HttpStatus.CONFLICT, text);
            case IdentityError.InvalidCredentials _, IdentityError.InvalidToken _ -> HttpError.unauthorized(text);
            case IdentityError.PasswordQueueFull _ -> HttpError.retriable(HttpStatus.TOO_MANY_REQUESTS, text);
        };
    }
}
