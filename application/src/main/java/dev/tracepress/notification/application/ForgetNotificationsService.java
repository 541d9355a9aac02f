package dev.tracepress.notification.application;

import dev.tracepress.notification.application.port.in.ForgetNotificationsUseCase;
import dev.tracepress.notification.application.port.out.NotificationRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

final class ForgetNotificationsService implements ForgetNotificationsUseCase {

    /** By then every job that would tell of the favourite has been done, and would tell of another one anew. */
    private static final Duration KEPT = Duration.ofDays(2);

    private static final int AT_ONCE = 5_000;

    private final NotificationRepository notifications;
    private final InstantSource time;

    ForgetNotificationsService(NotificationRepository notifications, InstantSource time) {
        this.notifications = notifications;
        this.time = time;
    }

    @Override
    public Mono<Forgotten> forget() {
        return Mono.defer(() -> forget(time.instant().minus(KEPT)));
    }

    private Mono<Forgotten> forget(Instant before) {
        return notifications
                .forgetWithdrawn(before, AT_ONCE)
                .expand(forgotten ->
                        forgotten == AT_ONCE ? notifications.forgetWithdrawn(before, AT_ONCE) : Mono.empty())
                .reduce(Long::sum)
                .map(Forgotten::new);
    }
}
