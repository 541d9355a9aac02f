package dev.tracepress.shared.adapter.web;

import org.springframework.http.HttpStatus;

/** How programs know what may go wrong in any module. */
enum SharedErrorCode implements ErrorCode {
    UNSTORABLE_TEXT(
            HttpStatus.BAD_REQUEST,
            "A text holds a NUL character or half of a surrogate pair, which UTF-8 or PostgreSQL cannot store."),
    JOB_NOT_FOUND(HttpStatus.NOT_FOUND, "No such job is there to be seen or to be ended."),
    JOB_KIND_NOT_FOUND(HttpStatus.NOT_FOUND, "No worker knows such a kind of job."),
    TEMPORARILY_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Something that the service needs does not answer; nothing was done. Try again after `Retry-After`.");

    private final HttpStatus status;
    private final String meaning;

    SharedErrorCode(HttpStatus status, String meaning) {
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
