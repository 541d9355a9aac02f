package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.shared.adapter.jobs.queue.Notifiers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers how the listeners of all processes hear of notifications. */
@Configuration(proxyBeanMethods = false)
public class NotificationArrivalsConfiguration {

    @Bean(destroyMethod = "close")
    ArrivalAnnouncer arrivalAnnouncer(Notifiers notifiers) {
        return new ArrivalAnnouncer(notifiers);
    }

    @Bean
    NotificationChannel streamChannel(ArrivalAnnouncer announcer) {
        return new StreamChannel(announcer);
    }
}
