package dev.tracepress.notification.domain;

import dev.tracepress.article.domain.ArticleFavorited;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.identity.domain.UserId;
import java.time.Instant;

/** What a recipient is about to be told; the cause names the one event that it tells of. */
public record NewNotification(
        UserId recipient, UserId actor, ArticleId article, NotificationType type, String cause, Instant createdAt) {

    public static NewNotification about(ArticleFavorited event, Instant now) {
        return new NewNotification(
                event.author(),
                event.reader(),
                event.article(),
                NotificationType.ARTICLE_FAVORITED,
                "favorite-" + event.favorite().value(),
                now);
    }
}
