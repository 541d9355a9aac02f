package dev.tracepress.wiring;

import dev.tracepress.identity.application.port.out.SessionWatch;
import dev.tracepress.notification.adapter.jobs.NotificationJobsConfiguration;
import dev.tracepress.notification.adapter.web.StreamSettings;
import dev.tracepress.notification.application.NotificationUseCases;
import dev.tracepress.notification.application.port.in.FindNotificationsUseCase;
import dev.tracepress.notification.application.port.in.NotifyAuthorUseCase;
import dev.tracepress.notification.application.port.in.ReadNotificationUseCase;
import dev.tracepress.notification.application.port.in.StreamNotificationsUseCase;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.application.port.out.NotificationFeed;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationRepository;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import dev.tracepress.wiring.settings.Settings;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The use cases of the inbox on their adapters, in every role: those who serve enqueue the job, those who work run it. */
@Configuration(proxyBeanMethods = false)
@Import(NotificationJobsConfiguration.class)
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

    /** What only those need to whom somebody may listen. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnServingRequests
    static class Streams {

        @Bean
        StreamSettings streamSettings(Settings settings) {
            return settings.streams();
        }

        @Bean
        StreamNotificationsUseCase streamNotifications(
                NotificationQueries queries, NotificationFeed feed, SessionWatch sessions) {
            return NotificationUseCases.streamNotifications(queries, feed, sessions);
        }
    }
}
