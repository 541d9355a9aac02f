package dev.tracepress.notification.application;

import dev.tracepress.notification.application.port.in.ReadNotificationUseCase;
import dev.tracepress.notification.application.port.out.NotificationRepository;
import dev.tracepress.notification.domain.NotificationError;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

final class ReadNotificationService implements ReadNotificationUseCase {

    private final NotificationRepository notifications;
    private final InstantSource time;

    ReadNotificationService(NotificationRepository notifications, InstantSource time) {
        this.notifications = notifications;
        this.time = time;
    }

    @Override
    public Mono<Void> read(ReadNotification command) {
        return Mono.defer(() -> notifications.markRead(command.id(), command.recipient(), time.instant()))
                .filter(found -> found)
                .switchIfEmpty(Mono.error(NotificationError.NotificationNotFound::new))
                .then();
    }
}
