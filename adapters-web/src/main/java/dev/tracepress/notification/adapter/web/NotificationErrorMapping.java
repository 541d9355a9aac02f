package dev.tracepress.notification.adapter.web;

import dev.tracepress.notification.domain.NotificationError;
import dev.tracepress.shared.adapter.web.error.ErrorCode;
import dev.tracepress.shared.adapter.web.error.ErrorMapping;
import dev.tracepress.shared.adapter.web.error.HttpError;
import java.util.List;
import java.util.Optional;

final class NotificationErrorMapping implements ErrorMapping {

    @Override
    public Optional<HttpError> map(Throwable error) {
        return switch (error) {
            case NotificationError known -> Optional.of(map(known));
            case StreamRefused refused -> Optional.of(refused.toError());
            default -> Optional.empty();
        };
    }

    private static HttpError map(NotificationError error) {
        var text = String.valueOf(error.getMessage());
        return switch (error) {
            case NotificationError.NotificationNotFound _ ->
                HttpError.of(NotificationErrorCodes.NOTIFICATION_NOT_FOUND, text);
        };
    }

    @Override
    public List<ErrorCode> codes() {
        return NotificationErrorCodes.ALL;
    }
}
