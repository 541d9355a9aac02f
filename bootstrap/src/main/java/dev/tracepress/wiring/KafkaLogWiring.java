package dev.tracepress.wiring;

import dev.tracepress.telemetry.logging.KafkaLog;
import dev.tracepress.telemetry.logging.KafkaLogSettings;
import dev.tracepress.wiring.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The copy of the log in Kafka, for those who ask for it. */
@Configuration(proxyBeanMethods = false)
@Conditional(KafkaLogWiring.BrokersAreSet.class)
class KafkaLogWiring {

    @Bean
    KafkaLog kafkaLog(Settings settings) {
        return KafkaLog.open(new KafkaLogSettings(
                settings.logKafkaBrokers().orElseThrow(),
                settings.logKafkaTopic(),
                settings.service(),
                settings.logKafkaProperties()));
    }

    /** Looks at the brokers. */
    static final class BrokersAreSet implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Settings.read(context.getEnvironment()).logKafkaBrokers().isPresent();
        }
    }
}
