package dev.tracepress.notification.adapter.persistence;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationRepository;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.adapter.persistence.StorageErrors;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.time.Instant;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

final class R2dbcNotificationRepository implements NotificationRepository {

    /** The latest that told the same, one that is shown before others. What was never told (epoch) is passed over in the index. */
    private static final String TOLD = """
            WITH told AS MATERIALIZED (
                SELECT id, withdrawn_at FROM notifications
                WHERE recipient_id = :recipient AND actor_id = :actor AND article_id = :article AND type = :type
                    AND cause <> :cause AND created_at > to_timestamp(0)
                    AND ((read_at IS NULL AND withdrawn_at IS NULL) OR created_at >= :since)
                    AND :since::timestamptz IS NOT NULL
                ORDER BY withdrawn_at IS NOT NULL, id DESC
                LIMIT 1
            ),\s""";

    /**
     * Ids are drawn before a commit, so without the lock the larger of two might be seen first, and whoever asks for what is
     * newer would never see the smaller. It is taken before the id is drawn, and held until the commit.
     */
    private static final String ADD = TOLD + """
            turn AS MATERIALIZED (
                SELECT pg_advisory_xact_lock(hashtextextended('notifications of a recipient', :recipient))
                WHERE NOT EXISTS (SELECT FROM told)
            ), added AS (
                INSERT INTO notifications (recipient_id, actor_id, article_id, type, cause, created_at)
                SELECT recipient.id, actor.id, article.id, :type, :cause, :createdAt
                FROM turn, users recipient, users actor, articles article
                WHERE recipient.id = :recipient AND actor.id = :actor AND article.id = :article
                FOR KEY SHARE OF recipient, actor, article
                ON CONFLICT (cause) DO NOTHING
                RETURNING id
            )
            SELECT (SELECT id FROM added), EXISTS (SELECT FROM told WHERE withdrawn_at IS NOT NULL) AS withdrawn""";

    /**
     * It takes the cause of the favourite at hand, as telling does: so a favourite that is taken back meanwhile is either waited
     * for or waits.
     */
    private static final String SHOW_AGAIN = TOLD + """
            claimed AS (
                INSERT INTO notifications (recipient_id, actor_id, article_id, type, cause, created_at, withdrawn_at)
                SELECT recipient.id, actor.id, article.id, :type, :cause, to_timestamp(0), now()
                FROM told, users recipient, users actor, articles article
                WHERE told.withdrawn_at IS NOT NULL
                    AND recipient.id = :recipient AND actor.id = :actor AND article.id = :article
                FOR KEY SHARE OF recipient, actor, article
                ON CONFLICT (cause) DO NOTHING
                RETURNING id
            )
            UPDATE notifications SET withdrawn_at = NULL
            FROM told, claimed
            WHERE notifications.id = told.id""";

    private static final String MARK_READ = """
            UPDATE notifications SET read_at = coalesce(read_at, :now)
            WHERE id = :id AND recipient_id = :recipient AND withdrawn_at IS NULL""";

    /** What somebody has locked is skipped: whoever deletes an article locks its notifications in another order. */
    private static final String FORGET_WITHDRAWN = """
            WITH old AS MATERIALIZED (
                SELECT id FROM notifications
                WHERE withdrawn_at < :before
                ORDER BY withdrawn_at
                LIMIT :most
                FOR UPDATE SKIP LOCKED
            )
            DELETE FROM notifications USING old WHERE notifications.id = old.id""";

    private final DatabaseClient database;

    R2dbcNotificationRepository(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<NotificationId> add(NewNotification notification, Optional<Instant> repeatedSince) {
        return bound(ADD, notification, repeatedSince)
                .bind("createdAt", notification.createdAt())
                .map(row -> new Added(
                        Optional.ofNullable(row.get("id", Long.class)),
                        Boolean.TRUE.equals(row.get("withdrawn", Boolean.class))))
                .one()
                .delayUntil(added -> added.wasWithdrawn()
                        ? bound(SHOW_AGAIN, notification, repeatedSince).then()
                        : Mono.empty())
                .mapNotNull(added -> added.id().map(NotificationId::new).orElse(null))
                .transform(StorageErrors::translated);
    }

    private GenericExecuteSpec bound(String statement, NewNotification notification, Optional<Instant> repeatedSince) {
        return database.sql(statement)
                .bind("recipient", notification.recipient().value())
                .bind("actor", notification.actor().value())
                .bind("article", notification.article().value())
                .bind("type", notification.type().wireName())
                .bind("cause", notification.cause())
                .bind("since", since(repeatedSince));
    }

    private static Parameter since(Optional<Instant> repeated) {
        return repeated.map(Parameters::in).orElseGet(() -> Parameters.in(Instant.class));
    }

    @Override
    public Mono<Boolean> markRead(NotificationId id, UserId recipient, Instant now) {
        return database.sql(MARK_READ)
                .bind("id", id.value())
                .bind("recipient", recipient.value())
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1)
                .transform(StorageErrors::translatedWrite);
    }

    @Override
    public Mono<Long> forgetWithdrawn(Instant before, int most) {
        return database.sql(FORGET_WITHDRAWN)
                .bind("before", before)
                .bind("most", most)
                .fetch()
                .rowsUpdated()
                .transform(StorageErrors::translated);
    }

    /**
     * @param id empty if nothing was added
     * @param wasWithdrawn what told the same is there, but not shown
     */
    private record Added(Optional<Long> id, boolean wasWithdrawn) {}
}
