package dev.tracepress.telemetry.logging;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.logging.LoggerGroups;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Levels while the service runs, whether or not anybody watches requests. */
@Configuration(proxyBeanMethods = false)
public class LogLevelsConfiguration {

    @Bean
    AuditedLoggers loggersEndpoint(LoggingSystem logging, ObjectProvider<LoggerGroups> groups) {
        return new AuditedLoggers(logging, groups.getIfAvailable(LoggerGroups::new));
    }
}
