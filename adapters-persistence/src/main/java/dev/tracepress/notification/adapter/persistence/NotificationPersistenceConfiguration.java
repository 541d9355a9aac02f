package dev.tracepress.notification.adapter.persistence;

import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Offers notifications kept in PostgreSQL. */
@Configuration(proxyBeanMethods = false)
public class NotificationPersistenceConfiguration {

    @Bean
    NotificationRepository notificationRepository(DatabaseClient database) {
        return new R2dbcNotificationRepository(database);
    }

    @Bean
    NotificationQueries notificationQueries(DatabaseClient database) {
        return new R2dbcNotificationQueries(database);
    }
}
