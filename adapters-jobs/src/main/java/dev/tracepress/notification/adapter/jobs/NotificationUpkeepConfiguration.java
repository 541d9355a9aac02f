package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.notification.application.port.in.ForgetNotificationsUseCase;
import dev.tracepress.shared.adapter.jobs.upkeep.UpkeepJob;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the upkeep of notifications as recurring jobs. */
@Configuration(proxyBeanMethods = false)
public class NotificationUpkeepConfiguration {

    /** Of those that were withdrawn. */
    @Bean
    UpkeepJob pruneNotifications(ForgetNotificationsUseCase forgetNotifications) {
        return new UpkeepJob("prune-notifications", "0 24 * * * *", forgetNotifications::forget);
    }
}
