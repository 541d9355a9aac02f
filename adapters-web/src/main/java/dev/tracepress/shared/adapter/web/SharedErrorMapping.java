package dev.tracepress.shared.adapter.web;

import dev.tracepress.shared.domain.SharedError;
import java.util.Optional;
import org.springframework.http.HttpStatus;

final class SharedErrorMapping implements ErrorMapping {

    @Override
    public Optional<HttpError> map(Throwable error) {
        return error instanceof SharedError known ? Optional.of(map(known)) : Optional.empty();
    }

    private static HttpError map(SharedError error) {
        var text = String.valueOf(error.getMessage());
        return switch (error) {
            case SharedError.UnstorableText _, SharedError.PageSizeOutOfRange _, SharedError.UnknownCursor _ ->
                HttpError.of(HttpStatus.BAD_REQUEST, text);
            case SharedError.JobNotFound _, SharedError.JobKindNotFound _ -> HttpError.of(HttpStatus.NOT_FOUND, text);
            case SharedError.Unavailable _ -> HttpError.retriable(HttpStatus.SERVICE_UNAVAILABLE, text);
        };
    }
}
