package dev.tracepress.telemetry.logging;

import dev.tracepress.telemetry.catalog.LogKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.logging.LoggersEndpoint;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerGroups;
import org.springframework.boot.logging.LoggingSystem;

/** Spring Boot's endpoint for levels, which writes down what operators set: a level can hide what they do next. */
@Endpoint(id = "loggers")
final class AuditedLoggers extends LoggersEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(AuditGuard.LOGGER);
    private static final String EVENT = "loggers.setLevel";
    private static final String OUTCOME = "asked";

    AuditedLoggers(LoggingSystem logging, LoggerGroups groups) {
        super(logging, groups);
    }

    @Override
    @WriteOperation
    public void configureLogLevel(@Selector String name, @Nullable LogLevel configuredLevel) {
        LOG.atInfo()
                .addKeyValue(LogKey.EVENT.key(), EVENT)
                .addKeyValue(LogKey.OUTCOME.key(), OUTCOME)
                .addKeyValue(LogKey.TARGET_LOGGER.key(), name)
                .addKeyValue(LogKey.TARGET_LEVEL.key(), configuredLevel == null ? "inherited" : configuredLevel.name())
                .log("{}: {}", EVENT, OUTCOME);
        super.configureLogLevel(name, configuredLevel);
    }
}
