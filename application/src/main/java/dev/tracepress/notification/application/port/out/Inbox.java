package dev.tracepress.notification.application.port.out;

import dev.tracepress.notification.domain.NotificationId;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import java.util.List;
import java.util.Optional;

/**
 * Some of a recipient's notifications, newest first.
 *
 * @param unreadCount how many the recipient has not read, on this page or not
 * @param next the next page shows those before this one; empty on the last
 */
public record Inbox(
        @SpanAttribute("result.count") List<NotificationView> notifications,
        long unreadCount,
        Optional<NotificationId> next) {

    public Inbox {
        notifications = List.copyOf(notifications);
    }
}
