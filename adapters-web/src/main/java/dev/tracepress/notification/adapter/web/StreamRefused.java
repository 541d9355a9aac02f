package dev.tracepress.notification.adapter.web;

import dev.tracepress.shared.adapter.web.HttpError;
import org.springframework.http.HttpStatus;

/** There is no seat for one more stream, until another has ended. */
final class StreamRefused extends RuntimeException {

    private final transient HttpStatus status;

    private StreamRefused(HttpStatus status, String text) {
        super(text, null, false, false);
        this.status = status;
    }

    static StreamRefused ofGreed(int most) {
        return new StreamRefused(
                HttpStatus.TOO_MANY_REQUESTS, "you have %d streams open already, which is the most".formatted(most));
    }

    static StreamRefused forWantOfSeats() {
        return new StreamRefused(HttpStatus.SERVICE_UNAVAILABLE, "too many streams are open, please try again");
    }

    HttpError toError() {
        return HttpError.retriable(status, String.valueOf(getMessage()));
    }
}
