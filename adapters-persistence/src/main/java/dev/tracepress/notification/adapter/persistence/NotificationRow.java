package dev.tracepress.notification.adapter.persistence;

import static dev.tracepress.shared.adapter.persistence.Rows.required;

import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationView;
import dev.tracepress.notification.application.port.out.NotificationView.ActorRef;
import dev.tracepress.notification.application.port.out.NotificationView.ArticleRef;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.notification.domain.NotificationType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;

/** A notification with the article and the actor as they are called now. */
final class NotificationRow {

    private NotificationRow() {}

    static NotificationView view(Readable row) {
        return new NotificationView(
                new NotificationId(required(row, "id", Long.class)),
                NotificationType.ofWireName(required(row, "type", String.class)),
                new ArticleRef(new Slug(required(row, "slug", String.class)), required(row, "title", String.class)),
                new ActorRef(
                        new UserId(required(row, "actor_id", Long.class)), required(row, "actor_name", String.class)),
                required(row, "created_at", Instant.class),
                Optional.ofNullable(row.get("read_at", Instant.class)));
    }
}
