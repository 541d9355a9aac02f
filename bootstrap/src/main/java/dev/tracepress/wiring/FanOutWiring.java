package dev.tracepress.wiring;

import dev.tracepress.notification.adapter.jobs.mail.MailConfiguration;
import dev.tracepress.notification.adapter.jobs.mail.MailSettings;
import dev.tracepress.notification.adapter.jobs.webhook.WebhookConfiguration;
import dev.tracepress.notification.adapter.jobs.webhook.WebhookSettings;
import dev.tracepress.wiring.settings.Notifier;
import dev.tracepress.wiring.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The channels beside the inbox and its streams, for those who ask for them. */
@Configuration(proxyBeanMethods = false)
class FanOutWiring {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnNotifier(Notifier.WEBHOOK)
    @Import(WebhookConfiguration.class)
    static class Webhooks {

        @Bean
        WebhookSettings webhookSettings(Settings settings) {
            return settings.fanOut().webhook().orElseThrow();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnNotifier(Notifier.SMTP)
    @Import(MailConfiguration.class)
    static class Mails {

        @Bean
        MailSettings mailSettings(Settings settings) {
            return settings.fanOut().mail().orElseThrow();
        }
    }
}
