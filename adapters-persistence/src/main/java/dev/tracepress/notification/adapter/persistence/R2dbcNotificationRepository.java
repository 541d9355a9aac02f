package dev.tracepress.notification.adapter.persistence;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationRepository;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.adapter.persistence.StorageErrors;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

final class R2dbcNotificationRepository implements NotificationRepository {

    private static final String ADD = """
            INSERT INTO notifications (recipient_id, actor_id, article_id, type, cause, created_at)
            SELECT recipient.id, actor.id, article.id, :type, :cause, :createdAt
            FROM users recipient, users actor, articles article
            WHERE recipient.id = :recipient AND actor.id = :actor AND article.id = :article
            ON CONFLICT (cause) DO NOTHING""";

    private static final String MARK_READ = """
            UPDATE notifications SET read_at = coalesce(read_at, :now)
            WHERE id = :id AND recipient_id = :recipient""";

    private final DatabaseClient database;

    R2dbcNotificationRepository(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> add(NewNotification notification) {
        return database.sql(ADD)
                .bind("recipient", notification.recipient().value())
                .bind("actor", notification.actor().value())
                .bind("article", notification.article().value())
                .bind("type", notification.type().wireName())
                .bind("cause", notification.cause())
                .bind("createdAt", notification.createdAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1)
                .transform(StorageErrors::translated);
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
                .transform(StorageErrors::translated);
    }
}
