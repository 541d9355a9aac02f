package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.shared.adapter.jobs.listening.ListeningSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers what this process hears of arrivals; for those who have listeners. */
@Configuration(proxyBeanMethods = false)
public class NotificationFeedConfiguration {

    @Bean(destroyMethod = "close")
    HeardArrivals heardArrivals(NotificationQueries queries, ListeningSettings listening) {
        return new HeardArrivals(queries, HeardArrivals.pause(listening.listens()));
    }
}
