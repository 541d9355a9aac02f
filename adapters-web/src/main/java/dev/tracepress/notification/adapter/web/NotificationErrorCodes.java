package dev.tracepress.notification.adapter.web;

import dev.tracepress.shared.adapter.web.error.ErrorCode;
import java.util.List;
import org.springframework.http.HttpStatus;

/** How programs know the ways in which the inbox says no. */
final class NotificationErrorCodes {

    static final ErrorCode NOTIFICATION_NOT_FOUND =
            new ErrorCode("notification_not_found", HttpStatus.NOT_FOUND, "The reader has no such notification.");
    static final ErrorCode TOO_MANY_STREAMS_OF_ONE = new ErrorCode(
            "too_many_streams_of_one",
            HttpStatus.TOO_MANY_REQUESTS,
            "The reader has as many streams open as one may: close one.");
    static final ErrorCode TOO_MANY_STREAMS = new ErrorCode(
            "too_many_streams",
            HttpStatus.SERVICE_UNAVAILABLE,
            "The instance has as many streams open as it can hold. Try again after `Retry-After`.");

    static final List<ErrorCode> ALL = List.of(NOTIFICATION_NOT_FOUND, TOO_MANY_STREAMS_OF_ONE, TOO_MANY_STREAMS);

    private NotificationErrorCodes() {}
}
