package dev.tracepress.telemetry.usecase;

import dev.tracepress.shared.adapter.web.error.ErrorMapping;
import dev.tracepress.telemetry.catalog.SignalCatalog;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Watches use cases. */
@Configuration(proxyBeanMethods = false)
public class UseCaseTelemetryConfiguration {

    @Bean
    static UseCaseTelemetry useCaseTelemetry(
            ObjectProvider<OpenTelemetry> openTelemetry,
            ObjectProvider<UseCaseFigures> figures,
            ObjectProvider<ErrorMapping> errors) {
        return new UseCaseTelemetry(
                () -> openTelemetry.getObject().getTracer(SignalCatalog.SCOPE),
                figures::getObject,
                new Refusals(() -> errors.stream().toList()));
    }

    @Bean
    UseCaseFigures useCaseFigures(MeterRegistry meters, InstantSource time) {
        return new UseCaseFigures(meters, time);
    }
}
