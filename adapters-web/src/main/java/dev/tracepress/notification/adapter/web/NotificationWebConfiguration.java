package dev.tracepress.notification.adapter.web;

import dev.tracepress.notification.application.port.in.FindNotificationsUseCase;
import dev.tracepress.notification.application.port.in.ReadNotificationUseCase;
import dev.tracepress.notification.application.port.in.StreamNotificationsUseCase;
import dev.tracepress.shared.adapter.web.error.ErrorMapping;
import dev.tracepress.shared.adapter.web.filter.OpenStreams;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the inbox over HTTP. */
@Configuration(proxyBeanMethods = false)
public class NotificationWebConfiguration {

    @Bean
    ErrorMapping notificationErrorMapping() {
        return new NotificationErrorMapping();
    }

    @Bean
    NotificationController notificationController(
            FindNotificationsUseCase findNotifications, ReadNotificationUseCase readNotification) {
        return new NotificationController(findNotifications, readNotification);
    }

    @Bean
    NotificationStreamController notificationStreamController(
            StreamNotificationsUseCase streamNotifications, StreamSettings settings, OpenStreams streams) {
        return new NotificationStreamController(
                streamNotifications, new NotificationEvents(settings), new StreamSeats(settings), streams);
    }
}
