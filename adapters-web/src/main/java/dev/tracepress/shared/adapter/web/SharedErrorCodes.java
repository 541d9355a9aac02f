package dev.tracepress.shared.adapter.web;

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
            "Something that the service needs does not answer; nothing was done. Try again after `Retry-After`.");

    static final List<ErrorCode> ALL =
            List.of(UNSTORABLE_TEXT, JOB_NOT_FOUND, JOB_KIND_NOT_FOUND, TEMPORARILY_UNAVAILABLE);

    private SharedErrorCodes() {}
}
