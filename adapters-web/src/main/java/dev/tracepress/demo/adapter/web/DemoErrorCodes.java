package dev.tracepress.demo.adapter.web;

import dev.tracepress.shared.adapter.web.error.ErrorCode;
import java.util.List;
import org.springframework.http.HttpStatus;

/** How programs know what keeps a demonstration from being shown. */
final class DemoErrorCodes {

    static final ErrorCode DEMO_BUSY = new ErrorCode(
            "demo_busy",
            HttpStatus.SERVICE_UNAVAILABLE,
            "The demonstration has its hands full. Try again after `Retry-After`.");
    static final ErrorCode NO_OTHER_SYSTEM =
            new ErrorCode("no_other_system", HttpStatus.SERVICE_UNAVAILABLE, "No other system is set to ask.");
    static final ErrorCode PERSON_NOT_FOUND =
            new ErrorCode("person_not_found", HttpStatus.NOT_FOUND, "The other system knows nobody by that id.");
    static final ErrorCode OTHER_SYSTEM_FAILED = new ErrorCode(
            "other_system_failed",
            HttpStatus.BAD_GATEWAY,
            "The other system answers with an error, with nonsense, or cannot be reached.");
    static final ErrorCode OTHER_SYSTEM_TOO_SLOW = new ErrorCode(
            "other_system_too_slow", HttpStatus.GATEWAY_TIMEOUT, "The other system did not answer in time.");

    static final List<ErrorCode> ALL =
            List.of(DEMO_BUSY, NO_OTHER_SYSTEM, PERSON_NOT_FOUND, OTHER_SYSTEM_FAILED, OTHER_SYSTEM_TOO_SLOW);

    private DemoErrorCodes() {}
}
