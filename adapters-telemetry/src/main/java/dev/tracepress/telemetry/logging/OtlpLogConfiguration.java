package dev.tracepress.telemetry.logging;

import ch.qos.logback.classic.LoggerContext;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import org.slf4j.LoggerFactory;
import org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Sends the log by OTLP as well. */
@Configuration(proxyBeanMethods = false)
public class OtlpLogConfiguration {

    /** Adds what the request or the job gives to all of its lines; before the batch takes them. */
    @Bean
    @Order(1)
    LogRecordProcessor logFieldsOnRecords() {
        return new LogFieldsOnRecords();
    }

    /** As Spring Boot would make it, but counting what it drops. */
    @Bean
    @Order(2)
    BatchLogRecordProcessor openTelemetryBatchLogRecordProcessor(
            LogRecordExporter exporter, OpenTelemetryLoggingProperties properties, SdkMeterProvider meters) {
        var export = properties.getExport();
        return BatchLogRecordProcessor.builder(exporter)
                .setExporterTimeout(export.getTimeout())
                .setMaxQueueSize(export.getMaxQueueSize())
                .setScheduleDelay(export.getScheduleDelay())
                .setMaxExportBatchSize(export.getMaxBatchSize())
                .setMeterProvider(meters)
                .build();
    }

    @Bean(initMethod = "attach", destroyMethod = "detach")
    OtlpLog otlpLog(OpenTelemetry openTelemetry) {
        return new OtlpLog(openTelemetry, (LoggerContext) LoggerFactory.getILoggerFactory());
    }
}
