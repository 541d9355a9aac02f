package dev.tracepress.notification.adapter.jobs.mail;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.domain.NotificationId;

/** What the job carries: ids only, for addresses and what people wrote are looked up when the mail is sent. */
record MailPayload(long notificationId, long recipientId) {

    static MailPayload of(NotificationId notification, UserId recipient) {
        return new MailPayload(notification.value(), recipient.value());
    }

    NotificationId notification() {
        return new NotificationId(notificationId);
    }

    UserId recipient() {
        return new UserId(recipientId);
    }
}
