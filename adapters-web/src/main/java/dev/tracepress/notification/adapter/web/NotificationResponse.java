package dev.tracepress.notification.adapter.web;

import dev.tracepress.notification.application.port.out.NotificationView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A notification as its recipient sees it; {@code readAt} is null until it is read. */
record NotificationResponse(
        long id,
        String type,
        ArticleResponse article,
        ActorResponse actor,
        Instant createdAt,
        @Nullable Instant readAt) {

    static NotificationResponse from(NotificationView view) {
        return new NotificationResponse(
                view.id().value(),
                view.type().wireName(),
                new ArticleResponse(
                        view.article().slug().value(), view.article().title()),
                new ActorResponse(view.actor().id().value(), view.actor().name()),
                view.createdAt(),
                view.readAt().orElse(null));
    }

    record ArticleResponse(String slug, String title) {}

    record ActorResponse(long id, String name) {}
}
