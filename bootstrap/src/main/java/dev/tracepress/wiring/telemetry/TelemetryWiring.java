package dev.tracepress.wiring.telemetry;

import dev.tracepress.shared.adapter.jobs.CallTelemetry;
import dev.tracepress.shared.adapter.jobs.JobTelemetry;
import dev.tracepress.shared.adapter.web.ErrorMapping;
import dev.tracepress.shared.adapter.web.Shutdown;
import dev.tracepress.shared.adapter.web.admission.ShedTelemetry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import io.micrometer.tracing.otel.bridge.OtelTracer.EventPublisher;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingConnectionDetails;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingProperties;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingConnectionDetails;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingProperties;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;

/** Watches requests, use cases, statements and jobs. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "TRACEPRESS_TELEMETRY", havingValue = "on", matchIfMissing = true)
@Import({MetricsWiring.class, GrpcMetricsWiring.class, OtlpLogWiring.class})
public class TelemetryWiring {

    TelemetryWiring() {
        CarriedContext.followSchedulers();
    }

    /** Second, behind the filter that names requests. */
    @Bean
    @Order(2)
    HttpServerTelemetry httpServerTelemetry(OpenTelemetry openTelemetry, RequestOutcomes outcomes, Shutdown shutdown) {
        return new HttpServerTelemetry(openTelemetry, outcomes, shutdown);
    }

    @Bean
    RequestOutcomes requestOutcomes(MeterRegistry meters) {
        return new RequestOutcomes(meters, new AccessLog());
    }

    @Bean
    ShedTelemetry shedTelemetry(OpenTelemetry openTelemetry, RequestOutcomes outcomes, MeterRegistry meters) {
        return new ShedRequests(openTelemetry, outcomes, meters);
    }

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

    @Bean
    ConnectionFactoryDecorator databaseTelemetry(OpenTelemetry openTelemetry, MeterRegistry meters) {
        return new DatabaseTelemetry(openTelemetry.getTracer(SignalCatalog.SCOPE), meters);
    }

    @Bean
    JobTelemetry jobTelemetry(OpenTelemetry openTelemetry, JobFigures figures, InstantSource time) {
        return new JobSpans(openTelemetry, figures, time);
    }

    @Bean
    CallTelemetry callTelemetry(OpenTelemetry openTelemetry) {
        return new CallSpans(openTelemetry);
    }

    /** What the demonstration's client passes through. */
    @Bean
    ExchangeFilterFunction watchedClient(OpenTelemetry openTelemetry) {
        return new WatchedClient(new CallSpans(openTelemetry), SpanSignal.PEOPLE_FIND.title());
    }

    @Bean
    JobFigures jobFigures(MeterRegistry meters) {
        return new JobFigures(meters);
    }

    @Bean
    BatchedConsole batchedConsole() {
        return BatchedConsole.ofThisService();
    }

    @Bean
    CollectorArrivals collectorArrivals() {
        return new CollectorArrivals(LoggerFactory.getLogger(CollectorArrivals.class));
    }

    @Bean
    static WatchedExporters watchedExporters(
            ObjectProvider<CollectorArrivals> arrivals,
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
}
