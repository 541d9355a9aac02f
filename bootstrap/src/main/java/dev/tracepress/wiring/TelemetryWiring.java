package dev.tracepress.wiring;

import dev.tracepress.telemetry.NoTelemetryConfiguration;
import dev.tracepress.telemetry.TelemetryConfiguration;
import dev.tracepress.telemetry.export.GrpcMetricsConfiguration;
import dev.tracepress.telemetry.export.TelemetrySettings;
import dev.tracepress.telemetry.logging.LogLevelsConfiguration;
import dev.tracepress.telemetry.logging.OtlpLogConfiguration;
import dev.tracepress.wiring.settings.Settings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.opentelemetry.autoconfigure.ConditionalOnEnabledOpenTelemetry;
import org.springframework.boot.opentelemetry.autoconfigure.logging.ConditionalOnEnabledLoggingExport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Whether anybody watches, and by which ways it is told. */
@Configuration(proxyBeanMethods = false)
@Import(LogLevelsConfiguration.class)
class TelemetryWiring {

    /** The settings say by it that metrics go by gRPC. */
    static final String METRICS_BY_GRPC = "tracepress.metrics-go-by-grpc";

    private static final String TELEMETRY = "TRACEPRESS_TELEMETRY";

    @Bean
    TelemetrySettings telemetrySettings(Settings settings) {
        return new TelemetrySettings(settings.trustsCallers());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = TELEMETRY, havingValue = "on", matchIfMissing = true)
    @Import(TelemetryConfiguration.class)
    static class Watched {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = TELEMETRY, havingValue = "on", matchIfMissing = true)
    @ConditionalOnEnabledOpenTelemetry
    @ConditionalOnProperty("management.opentelemetry.logging.export.otlp.endpoint")
    @ConditionalOnEnabledLoggingExport("otlp")
    @Import(OtlpLogConfiguration.class)
    static class LogByOtlp {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(METRICS_BY_GRPC)
    @Import(GrpcMetricsConfiguration.class)
    static class MetricsByGrpc {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = TELEMETRY, havingValue = "off")
    @Import(NoTelemetryConfiguration.class)
    static class Unwatched {}
}
