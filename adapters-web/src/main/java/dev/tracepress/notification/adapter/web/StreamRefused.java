package dev.tracepress.notification.adapter.web;

import dev.tracepress.shared.adapter.web.error.ErrorCode;
import dev.tracepress.shared.adapter.web.error.HttpError;

/** There is no seat for one more stream, until another has ended. */
final class StreamRefused extends RuntimeException {

    private final transient ErrorCode code;

    private StreamRefused(ErrorCode code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    static StreamRefused ofGreed(int most) {
        return new StreamRefused(
                NotificationErrorCodes.TOO_MANY_STREAMS_OF_ONE,
                "you have %s streams open already, which is the most".formatted(most));
    }

    static StreamRefused forWantOfSeats() {
        return new StreamRefused(
                NotificationErrorCodes.TOO_MANY_STREAMS, "too many streams are open, please try again");
    }

    HttpError toError() {
        return HttpError.retriable(code, String.valueOf(getMessage()));
    }
}
