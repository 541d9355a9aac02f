package dev.tracepress.notification.adapter.jobs.webhook;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationView;
import java.time.Instant;

/** What the other system is told: the notification as its recipient sees it, and who that is. */
record WebhookMessage(
        long id,
        String type,
        ArticleMessage article,
        ActorMessage actor,
        RecipientMessage recipient,
        Instant createdAt) {

    static WebhookMessage of(NotificationView view, UserId recipient) {
        return new WebhookMessage(
                view.id().value(),
                view.type().wireName(),
                new ArticleMessage(view.article().slug().value(), view.article().title()),
                new ActorMessage(view.actor().id().value(), view.actor().name()),
                new RecipientMessage(recipient.value()),
                view.createdAt());
    }

    record ArticleMessage(String slug, String title) {}

    record ActorMessage(long id, String name) {}

    record RecipientMessage(long id) {}
}
