package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.jobs.NewJob;
import reactor.core.publisher.Mono;

/** Leaves the telling to a job of some kind, since whoever is told may be slow or away. */
public record JobChannel(JobQueue queue, JobKind<NotificationPayload> kind) implements NotificationChannel {

    @Override
    public Mono<Void> tell(NotificationId notification, UserId recipient) {
        var id = "notification-" + notification.value();
        return queue.enqueue(kind, NewJob.of(id, NotificationPayload.of(notification, recipient)))
                .then();
    }
}
