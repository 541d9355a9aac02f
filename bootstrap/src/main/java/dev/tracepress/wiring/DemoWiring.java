package dev.tracepress.wiring;

import dev.tracepress.demo.adapter.web.DemoSettings;
import dev.tracepress.demo.adapter.web.DemoWebConfiguration;
import dev.tracepress.wiring.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Routes to show the telemetry with, for those who ask for them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnServingRequests
@Conditional(DemoWiring.DemoIsOn.class)
@Import(DemoWebConfiguration.class)
class DemoWiring {

    private static final Logger LOG = LoggerFactory.getLogger(DemoWiring.class);

    @Bean
    DemoSettings demoSettings(Settings settings) {
        if (settings.production()) {
            LOG.warn("TRACEPRESS_DEMO is on: whoever reaches the service can burn its CPU time");
        }
        return new DemoSettings(settings.demo().people());
    }

    /** Looks at the setting. */
    static final class DemoIsOn implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Settings.read(context.getEnvironment()).demo().isOn();
        }
    }
}
