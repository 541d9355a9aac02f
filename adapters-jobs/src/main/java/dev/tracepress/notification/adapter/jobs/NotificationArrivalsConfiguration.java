package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.notification.application.port.out.NotificationChannel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Offers how the listeners of all processes hear of notifications. */
@Configuration(proxyBeanMethods = false)
public class NotificationArrivalsConfiguration {

    @Bean(destroyMethod = "close")
    ArrivalAnnouncer arrivalAnnouncer(DatabaseClient database) {
        return new ArrivalAnnouncer(database);
    }

    @Bean
    NotificationChannel streamChannel(ArrivalAnnouncer announcer) {
        return new StreamChannel(announcer);
    }
}
