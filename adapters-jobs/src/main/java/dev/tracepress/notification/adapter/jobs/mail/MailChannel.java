package dev.tracepress.notification.adapter.jobs.mail;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.jobs.NewJob;
import reactor.core.publisher.Mono;

/** Leaves the mail to a job, since the server may be slow or away. */
record MailChannel(JobQueue queue, MailJob mail) implements NotificationChannel {

    @Override
    public Mono<Void> tell(NotificationId notification, UserId recipient) {
        var id = "notification-" + notification.value();
        return queue.enqueue(mail, NewJob.of(id, MailPayload.of(notification, recipient)))
                .then();
    }
}
