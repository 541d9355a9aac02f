package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationView;
import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.shared.adapter.jobs.JobPolicy.Effects;
import dev.tracepress.shared.adapter.jobs.JobVerdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Tells somebody outside of a notification, as long as it is there. One that is withdrawn may come back: its delivery waits. */
public record DeliveryJob(
        String name, JobPolicy policy, NotificationQueries notifications, Delivery delivery, InstantSource time)
        implements JobKind<NotificationPayload> {

    /** A receiver that is slow must not keep every worker from the jobs of others. */
    private static final int AT_ONCE = 2;

    private static final Duration AWAY_AT_LEAST = Duration.ofMinutes(15);

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
                .switchIfEmpty(away(job))
                .flatMap(notification -> delivery.deliver(job.id(), notification, recipient));
    }

    /**
     * Until it is forgotten. The longer it is away, the more seldom it is looked for: each look counts against the rate of what is
     * told, and must not be what others wait for.
     */
    private Mono<NotificationView> away(Job<NotificationPayload> job) {
        var away = Duration.between(job.enqueuedAt(), time.instant());
        var payload = job.payload();
        return notifications
                .isKept(payload.notification(), payload.recipient())
                .flatMap(isKept -> Mono.error(
                        isKept
                                ? JobVerdict.snooze(away.compareTo(AWAY_AT_LEAST) > 0 ? away : AWAY_AT_LEAST)
                                : JobVerdict.cancel("the notification is gone")));
    }
}
