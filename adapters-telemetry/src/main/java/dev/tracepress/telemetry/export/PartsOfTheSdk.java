package dev.tracepress.telemetry.export;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;

/**
 * Leaves the end of the SDK to {@link TelemetryShutdown}: closed one by one, each of its parts would wait for 10 s of its own,
 * and Spring Boot would close the metrics before the last requests are counted.
 */
final class PartsOfTheSdk implements BeanDefinitionRegistryPostProcessor {

    private static final String CLOSER_OF_METRICS = "meterRegistryCloser";

    private static final List<Class<?>> PARTS = List.of(
            OpenTelemetrySdk.class,
            SdkTracerProvider.class,
            SpanProcessor.class,
            SpanExporter.class,
            SdkLoggerProvider.class,
            LogRecordProcessor.class,
            LogRecordExporter.class,
            MeterRegistry.class);

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry beans) {
        beans.removeBeanDefinition(CLOSER_OF_METRICS);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        PARTS.stream()
                .flatMap(part -> List.of(beans.getBeanNamesForType(part, true, false)).stream())
                .forEach(name -> beans.getBeanDefinition(name).setDestroyMethodName(""));
    }
}
