package dev.tracepress.notification.adapter.jobs.webhook;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.jobs.NewJob;
import reactor.core.publisher.Mono;

/** Leaves the call to a job, since the other system may be slow or away. */
record WebhookChannel(JobQueue queue, WebhookJob webhook) implements NotificationChannel {

    @Override
    public Mono<Void> tell(NotificationId notification, UserId recipient) {
        var id = "notification-" + notification.value();
        return queue.enqueue(webhook, NewJob.of(id, WebhookPayload.of(notification, recipient)))
                .then();
    }
}
