package dev.tracepress.chaos;

import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.testkit.InMemoryPasswordHasher;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has passwords hashed in no time, where ten thousand requests over each route are about something else. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(CheapPasswords.CHEAP)
class CheapPasswords {

    static final String CHEAP = "storm.cheap-passwords";

    @Bean
    static BeanPostProcessor cheap() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof PasswordHasher ? new InMemoryPasswordHasher() : bean;
            }
        };
    }
}
