package dev.tracepress.notification.application.port.out;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.domain.PageSize;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Shows recipients their notifications. Each call sees one moment. */
public interface NotificationQueries {

    /** One page, newest first; an empty page where nothing is found. */
    Mono<Inbox> inbox(InboxSearch search);

    /** One of the recipient's notifications; empty if there is none of that id, or no more. */
    Mono<NotificationView> find(NotificationId notification, UserId recipient);

    /** Whether one of the recipient's notifications of that id is kept, though it may be withdrawn and come back. */
    Mono<Boolean> isKept(NotificationId notification, UserId recipient);

    /**
     * What the recipient was told after a notification and is not withdrawn, oldest first, as many as fit; an empty list for
     * nothing.
     */
    Mono<List<NotificationView>> after(UserId recipient, NotificationId last, PageSize most);

    /**
     * The newest notification of each of the recipients that is not withdrawn; who has none is not in the answer. So it may be
     * an older one than before.
     */
    Mono<Map<UserId, NotificationId>> newest(Set<UserId> recipients);

    /**
     * Whether an earlier notification, made at that time or later, told the same recipient of the same actor and article;
     * false for a notification that is gone.
     */
    Mono<Boolean> isRepetition(NotificationId notification, Instant since);
}
