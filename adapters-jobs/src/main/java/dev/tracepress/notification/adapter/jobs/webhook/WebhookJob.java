package dev.tracepress.notification.adapter.jobs.webhook;

import dev.tracepress.notification.adapter.jobs.NotificationPayload;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.shared.adapter.jobs.JobPolicy.Effects;
import dev.tracepress.shared.adapter.jobs.JobVerdict;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Tells another system of a notification. */
final class WebhookJob implements JobKind<NotificationPayload> {

    /** A receiver that is slow must not keep every worker from the jobs of others. */
    private static final int AT_ONCE = 2;

    private static final JobPolicy POLICY = JobPolicy.USUAL
            .effects(Effects.OUTSIDE)
            .permanent(Set.of(PrivateTarget.class))
            .concurrency(AT_ONCE);

    private final NotificationQueries notifications;
    private final Webhook webhook;

    WebhookJob(NotificationQueries notifications, Webhook webhook) {
        this.notifications = notifications;
        this.webhook = webhook;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Class<NotificationPayload> payloadType() {
        return NotificationPayload.class;
    }

    @Override
    public JobPolicy policy() {
        return POLICY;
    }

    @Override
    public Mono<Void> run(Job<NotificationPayload> job) {
        var recipient = job.payload().recipient();
        return notifications
                .find(job.payload().notification(), recipient)
                .switchIfEmpty(Mono.error(() -> JobVerdict.cancel("the notification is gone")))
                .map(notification -> WebhookMessage.of(notification, recipient))
                .flatMap(message -> webhook.deliver(job.id(), message));
    }
}
