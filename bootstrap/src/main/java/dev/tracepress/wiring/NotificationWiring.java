package dev.tracepress.wiring;

import dev.tracepress.notification.adapter.jobs.NotificationJobsConfiguration;
import dev.tracepress.notification.adapter.persistence.NotificationPersistenceConfiguration;
import dev.tracepress.notification.application.NotificationUseCases;
import dev.tracepress.notification.application.port.in.FindNotificationsUseCase;
import dev.tracepress.notification.application.port.in.NotifyAuthorUseCase;
import dev.tracepress.notification.application.port.in.ReadNotificationUseCase;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationRepository;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The use cases of the inbox on their adapters, in every role: those who serve enqueue the job, those who work run it. */
@Configuration(proxyBeanMethods = false)
@Import({NotificationPersistenceConfiguration.class, NotificationJobsConfiguration.class})
class NotificationWiring {

    @Bean
    NotifyAuthorUseCase notifyAuthor(
            TransactionBoundary transactions,
            NotificationRepository notifications,
            List<NotificationChannel> channels,
            InstantSource time) {
        return NotificationUseCases.notifyAuthor(transactions, notifications, channels, time);
    }

    @Bean
    FindNotificationsUseCase findNotifications(NotificationQueries queries) {
        return NotificationUseCases.findNotifications(queries);
    }

    @Bean
    ReadNotificationUseCase readNotification(NotificationRepository notifications, InstantSource time) {
        return NotificationUseCases.readNotification(notifications, time);
    }
}
