package dev.tracepress.demo.adapter.web;

import dev.tracepress.shared.adapter.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** How programs know what keeps a demonstration from being shown. */
enum DemoErrorCode implements ErrorCode {
    DEMO_BUSY(HttpStatus.SERVICE_UNAVAILABLE, "The demonstration has its hands full. Try again after `Retry-After`."),
    NO_OTHER_SYSTEM(HttpStatus.SERVICE_UNAVAILABLE, "No other system is set to ask."),
    PERSON_NOT_FOUND(HttpStatus.NOT_FOUND, "The other system knows nobody by that id."),
    OTHER_SYSTEM_FAILED(
            HttpStatus.BAD_GATEWAY, "The other system answers with an error, with nonsense, or cannot be reached."),
    OTHER_SYSTEM_TOO_SLOW(HttpStatus.GATEWAY_TIMEOUT, "The other system did not answer in time.");

    private final HttpStatus status;
    private final String meaning;

    DemoErrorCode(HttpStatus status, String meaning) {
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
