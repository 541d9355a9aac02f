package dev.tracepress.notification.application;

import dev.tracepress.notification.application.port.in.FindNotificationsUseCase;
import dev.tracepress.notification.application.port.in.NotifyAuthorUseCase;
import dev.tracepress.notification.application.port.in.ReadNotificationUseCase;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationRepository;
import java.time.InstantSource;

/** Hands out the use cases of the inbox. */
public final class NotificationUseCases {

    private NotificationUseCases() {}

    public static NotifyAuthorUseCase notifyAuthor(NotificationRepository notifications, InstantSource time) {
        return new NotifyAuthorService(notifications, time);
    }

    public static FindNotificationsUseCase findNotifications(NotificationQueries queries) {
        return new FindNotificationsService(queries);
    }

    public static ReadNotificationUseCase readNotification(NotificationRepository notifications, InstantSource time) {
        return new ReadNotificationService(notifications, time);
    }
}
