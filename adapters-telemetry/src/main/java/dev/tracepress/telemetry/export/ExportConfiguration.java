package dev.tracepress.telemetry.export;

import dev.tracepress.telemetry.catalog.PrometheusNames;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import io.micrometer.registry.otlp.OtlpMetricsSender;
import io.micrometer.tracing.otel.bridge.OtelTracer.EventPublisher;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingConnectionDetails;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingProperties;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingConnectionDetails;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How spans, metrics and log records leave, and what is lost of them. */
@Configuration(proxyBeanMethods = false)
public class ExportConfiguration {

    @Bean
    CollectorReachability collectorArrivals() {
        return new CollectorReachability(LoggerFactory.getLogger(CollectorReachability.class));
    }

    @Bean
    static WatchedExporters watchedExporters(
            ObjectProvider<CollectorReachability> arrivals,
            ObjectProvider<OtlpTracingConnectionDetails> tracing,
            ObjectProvider<OtlpTracingProperties> spans,
            ObjectProvider<OtlpLoggingConnectionDetails> logging,
            ObjectProvider<OtlpLoggingProperties> logs) {
        return new WatchedExporters(
                arrivals::getObject,
                () -> tracing.getObject().getUrl(spans.getObject().getTransport()),
                () -> logging.getObject().getUrl(logs.getObject().getTransport()));
    }

    @Bean
    static PartsOfTheSdk partsOfTheSdk() {
        return new PartsOfTheSdk();
    }

    @Bean
    TelemetryShutdown telemetryShutdown(OpenTelemetrySdk sdk, Optional<OtlpMeterRegistry> metrics) {
        return new TelemetryShutdown(sdk, metrics);
    }

    @Bean
    static BeanPostProcessor linkedRootSampling(ObjectProvider<TelemetrySettings> settings) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                return bean instanceof Sampler sampler
                        ? new LinkedRootSampler(sampler, settings.getObject().trustsCallers())
                        : bean;
            }
        };
    }

    /** Log lines find their trace by themselves: to copy it into the MDC at every change of thread would cost every request. */
    @Bean
    EventPublisher otelTracerEventPublisher() {
        return event -> {};
    }

    @Bean
    MeterFilter describedMeters() {
        return new DescribedMeters();
    }

    @Bean
    MeterRegistryCustomizer<PrometheusMeterRegistry> prometheusNames() {
        return registry -> registry.config()
                .namingConvention(new PrometheusNames())
                // They count milliseconds and nanoseconds, which Prometheus has no unit for; process.cpu.usage says as
                // much.
                .meterFilter(MeterFilter.denyNameStartsWith("jvm.compilation.time"))
                .meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"));
    }

    @Bean
    MetricsEndpoint metricsEndpoint(PrometheusRegistry registry, PrometheusConfig config) {
        return new MetricsEndpoint(registry, config.prometheusProperties());
    }

    /** What the SDK counts of itself; Spring Boot hands it to the processors and exporters that it makes. */
    @Bean
    SdkMeterProvider sdkMeterProvider(SdkFigures figures) {
        return SdkMeterProvider.builder().registerMetricReader(figures).build();
    }

    @Bean
    SdkFigures sdkFigures() {
        return new SdkFigures();
    }

    @Bean
    TelemetryDrops telemetryDrops(SdkFigures figures) {
        return new TelemetryDrops(figures);
    }

    @Bean
    static BeanPostProcessor watchedMetricsSender(
            ObjectProvider<TelemetryDrops> drops,
            ObjectProvider<OtlpConfig> config,
            ObjectProvider<CollectorReachability> arrivals) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                return bean instanceof OtlpMetricsSender sender
                        ? drops.getObject().watched(sender, config.getObject().url(), arrivals.getObject())
                        : bean;
            }
        };
    }
}
