package dev.tracepress.shared.adapter.web.error;

import java.util.List;
import org.springframework.http.HttpStatus;

/** How programs know what may go wrong in any module. */
final class SharedErrorCodes {

    static final ErrorCode UNSTORABLE_TEXT = new ErrorCode(
            "unstorable_text",
            HttpStatus.BAD_REQUEST,
            "A text holds a NUL character or half of a surrogate pair, which UTF-8 or PostgreSQL cannot store.");
    static final ErrorCode JOB_NOT_FOUND =
            new ErrorCode("job_not_found", HttpStatus.NOT_FOUND, "No such job is there to be seen or to be ended.");
    static final ErrorCode JOB_KIND_NOT_FOUND =
            new ErrorCode("job_kind_not_found", HttpStatus.NOT_FOUND, "No worker knows such a kind of job.");
    static final ErrorCode TEMPORARILY_UNAVAILABLE = new ErrorCode(
            "temporarily_unavailable",
            HttpStatus.SERVICE_UNAVAILABLE,
            "Something that the service needs does not answer. Nothing was done, unless it fell silent in the very moment of"
                    + " the write. Try again after `Retry-After`, a POST with the same `Idempotency-Key`.");

    static final ErrorCode TOO_MANY_ATTEMPTS = new ErrorCode(
            "too_many_attempts",
            HttpStatus.TOO_MANY_REQUESTS,
            "This was tried too often by the same user or from the same client. Try again after `Retry-After`; `RateLimit-Policy` says how often"
                    + " is not too often.");
    static final ErrorCode IDEMPOTENCY_KEY_IN_USE = new ErrorCode(
            "idempotency_key_in_use",
            HttpStatus.CONFLICT,
            "The first request with this `Idempotency-Key` is still being answered. Try again after `Retry-After`.");
    static final ErrorCode IDEMPOTENCY_KEY_REUSED = new ErrorCode(
            "idempotency_key_reused",
            HttpStatus.UNPROCESSABLE_CONTENT,
            "Another request came with this `Idempotency-Key` within the last 24 hours. Nothing was done.");
    static final ErrorCode IDEMPOTENT_ANSWER_UNREADABLE = new ErrorCode(
            "idempotent_answer_unreadable",
            HttpStatus.CONFLICT,
            "What the request asked for was done before and is not done again; its answer was sealed by a secret that is"
                    + " not known any more.");

    static final List<ErrorCode> ALL = List.of(
            UNSTORABLE_TEXT,
            JOB_NOT_FOUND,
            JOB_KIND_NOT_FOUND,
            TEMPORARILY_UNAVAILABLE,
            TOO_MANY_ATTEMPTS,
            IDEMPOTENCY_KEY_IN_USE,
            IDEMPOTENCY_KEY_REUSED,
            IDEMPOTENT_ANSWER_UNREADABLE);

    private SharedErrorCodes() {}
}
