package dev.tracepress.telemetry.logging;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The console of this process. */
@Configuration(proxyBeanMethods = false)
public class LoggingConfiguration {

    @Bean
    BatchedConsole batchedConsole() {
        return BatchedConsole.ofThisService();
    }
}
