package dev.tracepress.operations.adapter.web;

import dev.tracepress.shared.adapter.web.error.ErrorCode;
import java.util.List;
import org.springframework.http.HttpStatus;

/** How programs know the ways in which the console says no. */
final class OperationsErrorCodes {

    static final ErrorCode TRACE_NOT_FOUND = new ErrorCode(
            "trace_not_found",
            HttpStatus.NOT_FOUND,
            "The instance keeps no such trace, request or job: it was not sampled, or has made room for newer ones.");

    static final List<ErrorCode> ALL = List.of(TRACE_NOT_FOUND);

    private OperationsErrorCodes() {}
}
