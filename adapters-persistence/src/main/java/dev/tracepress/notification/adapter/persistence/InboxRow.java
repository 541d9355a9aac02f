package dev.tracepress.notification.adapter.persistence;

import static dev.tracepress.shared.adapter.persistence.Rows.required;

import dev.tracepress.notification.application.port.out.Inbox;
import dev.tracepress.notification.application.port.out.NotificationView;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.domain.PageSize;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Optional;

/** A row of an inbox: the count of the unread, and a notification unless the page is empty. */
record InboxRow(long unreadCount, Optional<NotificationView> notification) {

    static InboxRow from(Readable row) {
        var notification =
                row.get("id") == null ? Optional.<NotificationView>empty() : Optional.of(NotificationRow.view(row));
        return new InboxRow(required(row, "unread_count", Long.class), notification);
    }

    /** The rows hold one notification more than the page shows if there is a next page. */
    static Inbox toInbox(List<InboxRow> rows, PageSize size) {
        var found = rows.stream().flatMap(row -> row.notification().stream()).toList();
        var shown = found.stream().limit(size.value()).toList();
        var next = found.size() > shown.size() ? Optional.of(shown.getLast().id()) : Optional.<NotificationId>empty();
        return new Inbox(shown, rows.getFirst().unreadCount(), next);
    }
}
