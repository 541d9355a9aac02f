package dev.tracepress.wiring;

import dev.tracepress.notification.adapter.jobs.mail.MailConfiguration;
import dev.tracepress.notification.adapter.jobs.mail.MailSettings;
import dev.tracepress.notification.adapter.jobs.webhook.WebhookConfiguration;
import dev.tracepress.notification.adapter.jobs.webhook.WebhookSettings;
import dev.tracepress.wiring.settings.FanOut;
import dev.tracepress.wiring.settings.Settings;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The channels beside the inbox and its streams, for those who ask for them. */
@Configuration(proxyBeanMethods = false)
class FanOutWiring {

    @Configuration(proxyBeanMethods = false)
    @Conditional(WebhookIsSet.class)
    @Import(WebhookConfiguration.class)
    static class Webhooks {

        @Bean
        WebhookSettings webhookSettings(Settings settings) {
            return settings.fanOut().webhook().orElseThrow();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(MailIsSet.class)
    @Import(MailConfiguration.class)
    static class Mails {

        @Bean
        MailSettings mailSettings(Settings settings) {
            return settings.fanOut().mail().orElseThrow();
        }
    }

    /** Looks at the receiver. */
    static final class WebhookIsSet extends IsSet {
        WebhookIsSet() {
            super(FanOut::webhook);
        }
    }

    /** Looks at the server. */
    static final class MailIsSet extends IsSet {
        MailIsSet() {
            super(FanOut::mail);
        }
    }

    abstract static class IsSet implements Condition {

        private final Function<FanOut, Optional<?>> setting;

        IsSet(Function<FanOut, Optional<?>> setting) {
            this.setting = setting;
        }

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return setting.apply(Settings.read(context.getEnvironment()).fanOut())
                    .isPresent();
        }
    }
}
