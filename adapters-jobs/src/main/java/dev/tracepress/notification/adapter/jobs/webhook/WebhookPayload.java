package dev.tracepress.notification.adapter.jobs.webhook;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.domain.NotificationId;

/** What the job carries: ids only, for what people wrote is looked up when it is told. */
record WebhookPayload(long notificationId, long recipientId) {

    static WebhookPayload of(NotificationId notification, UserId recipient) {
        return new WebhookPayload(notification.value(), recipient.value());
    }

    NotificationId notification() {
        return new NotificationId(notificationId);
    }

    UserId recipient() {
        return new UserId(recipientId);
    }
}
