package dev.tracepress.notification.adapter.persistence;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.Inbox;
import dev.tracepress.notification.application.port.out.InboxSearch;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationView;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.adapter.persistence.StorageErrors;
import dev.tracepress.shared.domain.PageSize;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

final class R2dbcNotificationQueries implements NotificationQueries {

    private static final String VIEW = """
            SELECT n.id, n.type, n.created_at, n.read_at, a.slug, a.title, u.id AS actor_id, u.name AS actor_name
            FROM notifications n
            JOIN articles a ON a.id = n.article_id
            JOIN users u ON u.id = n.actor_id
            """;

    /**
     * Ids are negated as in the indexes of inboxes, since the primary key has the order too, and would be followed past the
     * notifications of everybody else.
     *
     * <p>The left join yields the count even where the page is empty; one row more than asked for tells of a
     * next page.
     */
    private static final String INBOX = """
            SELECT unread.unread_count, page.*
            FROM (SELECT coalesce(sum(unread_count), 0)::bigint AS unread_count FROM inbox_counters
                  WHERE recipient_id = :recipient) AS unread
            LEFT JOIN (
                %s WHERE n.recipient_id = :recipient AND n.withdrawn_at IS NULL AND -n.id > -:before %s
                ORDER BY -n.id LIMIT :limit
            ) AS page ON TRUE
            ORDER BY page.id DESC""";

    private static final String ALL = INBOX.formatted(VIEW, "");
    private static final String UNREAD = INBOX.formatted(VIEW, "AND n.read_at IS NULL");

    private static final String FIND =
            VIEW + "WHERE n.id = :id AND n.recipient_id = :recipient AND n.withdrawn_at IS NULL";

    private static final String IS_KEPT =
            "SELECT EXISTS (SELECT FROM notifications WHERE id = :id AND recipient_id = :recipient)";

    private static final String AFTER = VIEW
            + "WHERE n.recipient_id = :recipient AND n.withdrawn_at IS NULL AND -n.id < -:last ORDER BY -n.id DESC LIMIT :limit";

    /** One step down the index for each recipient, however much they were told. */
    private static final String NEWEST = """
            SELECT recipient_id, newest.id
            FROM unnest(:recipients::bigint[]) AS recipient (recipient_id)
            CROSS JOIN LATERAL (
                SELECT id FROM notifications n
                WHERE n.recipient_id = recipient.recipient_id AND n.withdrawn_at IS NULL
                ORDER BY -id LIMIT 1
            ) AS newest""";

    private static final String IS_REPETITION = """
            SELECT EXISTS (
                SELECT FROM notifications later
                JOIN notifications earlier USING (recipient_id, actor_id, article_id)
                WHERE later.id = :id AND earlier.id < later.id AND earlier.created_at >= :since
            )""";

    private final DatabaseClient database;

    R2dbcNotificationQueries(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Inbox> inbox(InboxSearch search) {
        return database.sql(search.unreadOnly() ? UNREAD : ALL)
                .bind("recipient", search.recipient().value())
                .bind("before", search.before().map(NotificationId::value).orElse(Long.MAX_VALUE))
                .bind("limit", search.size().value() + 1)
                .map(InboxRow::from)
                .all()
                .collectList()
                .map(rows -> InboxRow.toInbox(rows, search.size()))
                .transform(StorageErrors::translated);
    }

    @Override
    public Mono<NotificationView> find(NotificationId notification, UserId recipient) {
        return database.sql(FIND)
                .bind("id", notification.value())
                .bind("recipient", recipient.value())
                .map(NotificationRow::view)
                .one()
                .transform(StorageErrors::translated);
    }

    @Override
    public Mono<Boolean> isKept(NotificationId notification, UserId recipient) {
        return database.sql(IS_KEPT)
                .bind("id", notification.value())
                .bind("recipient", recipient.value())
                .mapValue(Boolean.class)
                .one()
                .transform(StorageErrors::translated);
    }

    @Override
    public Mono<List<NotificationView>> after(UserId recipient, NotificationId last, PageSize most) {
        return database.sql(AFTER)
                .bind("recipient", recipient.value())
                .bind("last", last.value())
                .bind("limit", most.value())
                .map(NotificationRow::view)
                .all()
                .collectList()
                .transform(StorageErrors::translated);
    }

    @Override
    public Mono<Map<UserId, NotificationId>> newest(Set<UserId> recipients) {
        return database.sql(NEWEST)
                .bind("recipients", recipients.stream().map(UserId::value).toArray(Long[]::new))
                .map(NewestRow::from)
                .all()
                .collectMap(NewestRow::recipient, NewestRow::newest)
                .transform(StorageErrors::translated);
    }

    @Override
    public Mono<Boolean> isRepetition(NotificationId notification, Instant since) {
        return database.sql(IS_REPETITION)
                .bind("id", notification.value())
                .bind("since", since)
                .mapValue(Boolean.class)
                .one()
                .transform(StorageErrors::translated);
    }
}
