package dev.tracepress.telemetry.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.logback.appender.v1_0.OpenTelemetryAppender;

/** Hands every line of the log to OpenTelemetry, with its severity, its trace and its fields. */
final class OtlpLog {

    private final OpenTelemetryAppender appender = new OpenTelemetryAppender();
    private final Logger root;

    OtlpLog(OpenTelemetry openTelemetry, LoggerContext loggers) {
        this.root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        appender.setContext(loggers);
        appender.setName("otlp");
        appender.setCaptureKeyValuePairAttributes(true);
        appender.setOpenTelemetry(openTelemetry);
    }

    void attach() {
        appender.start();
        root.addAppender(appender);
    }

    void detach() {
        root.detachAppender(appender);
        appender.stop();
    }
}
