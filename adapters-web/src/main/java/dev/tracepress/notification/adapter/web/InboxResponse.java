package dev.tracepress.notification.adapter.web;

import dev.tracepress.notification.application.port.out.Inbox;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the inbox; {@code nextCursor} is null on the last. */
record InboxResponse(
        List<NotificationResponse> notifications,
        long unreadCount,
        @Nullable String nextCursor) {

    static InboxResponse from(Inbox inbox) {
        return new InboxResponse(
                inbox.notifications().stream().map(NotificationResponse::from).toList(),
                inbox.unreadCount(),
                inbox.next().map(InboxQuery::opaque).orElse(null));
    }
}
