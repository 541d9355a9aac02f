package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.notification.application.port.in.ForgetNotificationsUseCase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the upkeep of notifications as recurring jobs. */
@Configuration(proxyBeanMethods = false)
public class NotificationUpkeepConfiguration {

    @Bean
    ForgettingJob forgettingJob(ForgetNotificationsUseCase forgetNotifications) {
        return new ForgettingJob(forgetNotifications);
    }
}
