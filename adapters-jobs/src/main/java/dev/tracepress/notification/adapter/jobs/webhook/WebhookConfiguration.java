package dev.tracepress.notification.adapter.jobs.webhook;

import dev.tracepress.notification.adapter.jobs.DeliveryJob;
import dev.tracepress.notification.adapter.jobs.JobChannel;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.shared.adapter.jobs.CallTelemetry;
import dev.tracepress.shared.adapter.jobs.JobQueue;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers webhooks as a channel, to those who have settings for them. */
@Configuration(proxyBeanMethods = false)
public class WebhookConfiguration {

    @Bean(destroyMethod = "close")
    WebhookConnections webhookConnections(WebhookSettings settings) {
        return new WebhookConnections(settings);
    }

    @Bean
    DeliveryJob webhookJob(
            NotificationQueries notifications,
            WebhookSettings settings,
            WebhookConnections connections,
            CallTelemetry telemetry,
            InstantSource time) {
        var webhook = new Webhook(settings, connections.client(), telemetry, time);
        return new DeliveryJob(
                "webhook",
                DeliveryJob.POLICY.permanent(Set.of(PrivateTarget.class)),
                notifications,
                new WebhookDelivery(webhook),
                time);
    }

    @Bean
    NotificationChannel webhookChannel(JobQueue queue, @Qualifier("webhookJob") DeliveryJob webhook) {
        return new JobChannel(queue, webhook);
    }
}
