package dev.tracepress.notification.application;

import dev.tracepress.notification.application.port.in.NotifyAuthorUseCase;
import dev.tracepress.notification.application.port.out.NotificationRepository;
import dev.tracepress.notification.domain.NewNotification;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

final class NotifyAuthorService implements NotifyAuthorUseCase {

    private final NotificationRepository notifications;
    private final InstantSource time;

    NotifyAuthorService(NotificationRepository notifications, InstantSource time) {
        this.notifications = notifications;
        this.time = time;
    }

    @Override
    public Mono<Void> notifyAuthor(NotifyAuthor command) {
        return Mono.defer(() -> notifications.add(NewNotification.about(command.event(), time.instant())))
                .then();
    }
}
