package dev.tracepress.notification.adapter.web;

import dev.tracepress.shared.adapter.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** How programs know the ways in which the inbox says no. */
enum NotificationErrorCode implements ErrorCode {
    NOTIFICATION_NOT_FOUND(HttpStatus.NOT_FOUND, "The reader has no such notification."),
    TOO_MANY_STREAMS_OF_ONE(HttpStatus.TOO_MANY_REQUESTS, "The reader has as many streams open as one may: close one."),
    TOO_MANY_STREAMS(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The instance has as many streams open as it can hold. Try again after `Retry-After`.");

    private final HttpStatus status;
    private final String meaning;

    NotificationErrorCode(HttpStatus status, String meaning) {
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
