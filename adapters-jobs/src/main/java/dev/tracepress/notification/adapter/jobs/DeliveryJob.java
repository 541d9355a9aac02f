package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationView;
import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.shared.adapter.jobs.JobPolicy.Effects;
import dev.tracepress.shared.adapter.jobs.JobVerdict;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Tells somebody outside of a notification, as long as it is there. One that is withdrawn may come back: its delivery waits. */
public record DeliveryJob(String name, JobPolicy policy, NotificationQueries notifications, Delivery delivery)
        implements JobKind<NotificationPayload> {

    /** A receiver that is slow must not keep every worker from the jobs of others. */
    private static final int AT_ONCE = 2;

    /** How often to see whether what is withdrawn is shown again, until it is forgotten. */
    private static final Duration AWAY = Duration.ofMinutes(15);

    /** Of those whose effects are outside. */
    public static final JobPolicy POLICY =
            JobPolicy.USUAL.effects(Effects.OUTSIDE).concurrency(AT_ONCE);

    @Override
    public Class<NotificationPayload> payloadType() {
        return NotificationPayload.class;
    }

    @Override
    public Set<String> users() {
        return NotificationPayload.USERS;
    }

    @Override
    public OptionalLong tenant(NotificationPayload payload) {
        return OptionalLong.of(payload.recipientId());
    }

    @Override
    public Mono<Void> run(Job<NotificationPayload> job) {
        var recipient = job.payload().recipient();
        return notifications
                .find(job.payload().notification(), recipient)
                .switchIfEmpty(away(job.payload()))
                .flatMap(notification -> delivery.deliver(job.id(), notification, recipient));
    }

    private Mono<NotificationView> away(NotificationPayload payload) {
        return notifications
                .isKept(payload.notification(), payload.recipient())
                .flatMap(isKept ->
                        Mono.error(isKept ? JobVerdict.snooze(AWAY) : JobVerdict.cancel("the notification is gone")));
    }
}
