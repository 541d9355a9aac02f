package dev.tracepress.shared.adapter.web.error;

import dev.tracepress.shared.domain.SharedError;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

final class SharedErrorMapping implements ErrorMapping {

    @Override
    public Optional<HttpError> map(Throwable error) {
        return error instanceof SharedError known ? Optional.of(map(known)) : Optional.empty();
    }

    private static HttpError map(SharedError error) {
        var text = String.valueOf(error.getMessage());
        return switch (error) {
            case SharedError.UnstorableText _ -> HttpError.of(SharedErrorCodes.UNSTORABLE_TEXT, text);
            case SharedError.PageSizeOutOfRange _ ->
                BadRequest.ofParameter("perPage", text).toError();
            case SharedError.UnknownCursor _ ->
                BadRequest.ofParameter("cursor", text).toError();
            case SharedError.JobNotFound _ -> HttpError.of(SharedErrorCodes.JOB_NOT_FOUND, text);
            case SharedError.JobKindNotFound _ -> HttpError.of(SharedErrorCodes.JOB_KIND_NOT_FOUND, text);
            case SharedError.TooManyAttempts refused ->
                HttpError.of(SharedErrorCodes.TOO_MANY_ATTEMPTS, text)
                        .with(
                                HttpHeaders.RETRY_AFTER,
                                Long.toString(
                                        RateLimitHeaders.seconds(refused.left().reset())))
                        .with(refused.left());
            case SharedError.RequestUnderWay _ -> HttpError.retriable(SharedErrorCodes.IDEMPOTENCY_KEY_IN_USE, text);
            case SharedError.KeyUsedOtherwise _ -> HttpError.of(SharedErrorCodes.IDEMPOTENCY_KEY_REUSED, text);
            case SharedError.AnswerUnreadable _ -> HttpError.of(SharedErrorCodes.IDEMPOTENT_ANSWER_UNREADABLE, text);
            case SharedError.Unavailable _ -> HttpError.retriable(SharedErrorCodes.TEMPORARILY_UNAVAILABLE, text);
        };
    }

    @Override
    public List<ErrorCode> codes() {
        return SharedErrorCodes.ALL;
    }
}
