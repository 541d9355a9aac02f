package dev.tracepress.notification.application;

import dev.tracepress.identity.application.port.out.SessionWatch;
import dev.tracepress.notification.application.port.in.FindNotificationsUseCase;
import dev.tracepress.notification.application.port.in.ForgetNotificationsUseCase;
import dev.tracepress.notification.application.port.in.NotifyAuthorUseCase;
import dev.tracepress.notification.application.port.in.ReadNotificationUseCase;
import dev.tracepress.notification.application.port.in.StreamNotificationsUseCase;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.application.port.out.NotificationFeed;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationRepository;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.InstantSource;
import java.util.List;

/** Hands out the use cases of the inbox. */
public final class NotificationUseCases {

    private NotificationUseCases() {}

    public static NotifyAuthorUseCase notifyAuthor(
            TransactionBoundary transactions,
            NotificationRepository notifications,
            List<NotificationChannel> channels,
            InstantSource time) {
        return new NotifyAuthorService(transactions, notifications, channels, time);
    }

    public static FindNotificationsUseCase findNotifications(NotificationQueries queries) {
        return new FindNotificationsService(queries);
    }

    public static StreamNotificationsUseCase streamNotifications(
            NotificationQueries queries, NotificationFeed feed, SessionWatch sessions) {
        return new StreamNotificationsService(queries, feed, sessions);
    }

    public static ReadNotificationUseCase readNotification(NotificationRepository notifications, InstantSource time) {
        return new ReadNotificationService(notifications, time);
    }

    public static ForgetNotificationsUseCase forgetNotifications(
            NotificationRepository notifications, InstantSource time) {
        return new ForgetNotificationsService(notifications, time);
    }
}
