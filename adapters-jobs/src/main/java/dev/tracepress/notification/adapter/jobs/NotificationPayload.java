package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.domain.NotificationId;
import java.util.Set;

/** What a job that tells of a notification carries: ids only, for addresses and what people wrote are looked up when it runs. */
record NotificationPayload(long notificationId, long recipientId) {

    static final Set<String> USERS = Set.of("recipientId");

    static NotificationPayload of(NotificationId notification, UserId recipient) {
        return new NotificationPayload(notification.value(), recipient.value());
    }

    NotificationId notification() {
        return new NotificationId(notificationId);
    }

    UserId recipient() {
        return new UserId(recipientId);
    }
}
