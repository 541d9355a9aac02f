package dev.tracepress.notification.application.port.out;

import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.notification.domain.NotificationType;
import java.time.Instant;
import java.util.Optional;

/** A notification as its recipient sees it: who did what to which article. */
public record NotificationView(
        NotificationId id,
        NotificationType type,
        ArticleRef article,
        ActorRef actor,
        Instant createdAt,
        Optional<Instant> readAt) {

    /** The article as it is called now. */
    public record ArticleRef(Slug slug, String title) {}

    /** Who did it, as they are called now. */
    public record ActorRef(UserId id, String name) {}
}
