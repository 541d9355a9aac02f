package dev.tracepress.notification.application;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.in.NotifyAuthorUseCase;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.application.port.out.NotificationRepository;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class NotifyAuthorService implements NotifyAuthorUseCase {

    private static final Duration ONCE_IN = Duration.ofHours(24);

    private final TransactionBoundary transactions;
    private final NotificationRepository notifications;
    private final List<NotificationChannel> channels;
    private final InstantSource time;

    NotifyAuthorService(
            TransactionBoundary transactions,
            NotificationRepository notifications,
            List<NotificationChannel> channels,
            InstantSource time) {
        this.transactions = transactions;
        this.notifications = notifications;
        this.channels = List.copyOf(channels);
        this.time = time;
    }

    @Override
    public Mono<Void> notifyAuthor(NotifyAuthor command) {
        return Mono.defer(() -> add(NewNotification.about(command.event(), time.instant())))
                .as(transactions::inTransaction);
    }

    /** Whoever takes a favourite back and makes it again fills nobody's inbox. */
    private Mono<Void> add(NewNotification notification) {
        return notifications
                .add(notification, Optional.of(notification.createdAt().minus(ONCE_IN)))
                .flatMap(id -> tell(id, notification.recipient()));
    }

    private Mono<Void> tell(NotificationId notification, UserId recipient) {
        return Flux.fromIterable(channels)
                .concatMap(channel -> channel.tell(notification, recipient))
                .then();
    }
}
