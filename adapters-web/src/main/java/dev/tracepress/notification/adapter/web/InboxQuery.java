package dev.tracepress.notification.adapter.web;

import dev.tracepress.identity.domain.Session;
import dev.tracepress.notification.application.port.in.FindNotificationsUseCase.FindNotifications;
import dev.tracepress.notification.application.port.out.InboxSearch;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.adapter.web.error.BadRequest;
import dev.tracepress.shared.adapter.web.request.QueryParameters;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.SharedError;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/** What {@code GET /api/notifications} was asked. */
record InboxQuery(Optional<NotificationId> before, boolean unreadOnly, PageSize size) {

    private static final Pattern CURSOR = Pattern.compile("n([1-9][0-9]{0,17})");

    static InboxQuery parse(MultiValueMap<String, String> query) {
        return new InboxQuery(
                QueryParameters.text(query, "cursor").map(InboxQuery::id),
                QueryParameters.text(query, "unread").map(InboxQuery::flag).orElse(false),
                QueryParameters.number(query, SharedError.PageSizeOutOfRange::new, "perPage", "per_page")
                        .map(PageSize::new)
                        .orElse(PageSize.USUAL));
    }

    static String opaque(NotificationId last) {
        return "n" + last.value();
    }

    FindNotifications toCommand(Session caller) {
        return new FindNotifications(new InboxSearch(caller.userId(), before, unreadOnly, size));
    }

    private static NotificationId id(String cursor) {
        var parts = CURSOR.matcher(cursor);
        if (!parts.matches()) {
            throw BadRequest.ofParameter("cursor", "cursor must be the nextCursor of an earlier answer");
        }
        return new NotificationId(Long.parseLong(parts.group(1)));
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw BadRequest.ofParameter("unread", "unread must be true or false");
        };
    }
}
