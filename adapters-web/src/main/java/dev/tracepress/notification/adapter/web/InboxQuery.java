package dev.tracepress.notification.adapter.web;

import dev.tracepress.identity.domain.Session;
import dev.tracepress.notification.application.port.in.FindNotificationsUseCase.FindNotifications;
import dev.tracepress.notification.application.port.out.InboxSearch;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.adapter.web.BadRequest;
import dev.tracepress.shared.adapter.web.QueryParameters;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.SharedError;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/** What {@code GET /api/notifications} was asked. */
record InboxQuery(Optional<NotificationId> before, boolean unreadOnly, PageSize size) {

    private static final Pattern CURSOR = Pattern.compile("n([0-9]{1,18})");

    static InboxQuery parse(MultiValueMap<String, String> query) {
        return new InboxQuery(
                single(query, "cursor").map(InboxQuery::id),
                single(query, "unread").map(InboxQuery::flag).orElse(false),
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
            throw new BadRequest("cursor must be the nextCursor of an earlier answer");
        }
        return new NotificationId(Long.parseLong(parts.group(1)));
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadRequest("unread must be true or false");
        };
    }

    private static Optional<String> single(MultiValueMap<String, String> query, String name) {
        return QueryParameters.single(query, () -> new BadRequest(name + " must be given once"), name);
    }
}
