package dev.tracepress.wiring.telemetry;

import dev.tracepress.shared.adapter.jobs.DatabaseListener;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobTable;
import dev.tracepress.shared.adapter.persistence.HotReads;
import dev.tracepress.shared.adapter.web.OpenStreams;
import dev.tracepress.shared.adapter.web.admission.Admission;
import dev.tracepress.shared.adapter.web.admission.RouteClass;
import dev.tracepress.shared.application.port.out.JobQueries;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpMetricsSender;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.r2dbc.pool.ConnectionPool;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** Figures that are read, not counted: the queue, the pool, the event loops, and telemetry itself. */
@Configuration(proxyBeanMethods = false)
class MetricsWiring {

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

    @Bean
    MeterBinder queueGauges(
            JobQueries queue, JobTable table, DatabaseListener listener, List<JobKind<?>> kinds, InstantSource time) {
        return new QueueGauges(
                queue, table, listener, kinds.stream().map(JobKind::name).toList(), time);
    }

    /** Apart from the figures, since jobs enqueue others, and enqueuing is among the figures. */
    @Bean
    MeterBinder jobSeries(List<JobKind<?>> kinds) {
        return meters ->
                JobFigures.begin(meters, kinds.stream().map(JobKind::name).toList());
    }

    @Bean
    MeterBinder poolGauges(ConnectionPool pool) {
        return new PoolGauges(pool);
    }

    @Bean
    MeterBinder clockGauge(ClockOffset clock) {
        return meters -> Metric.DB_CLOCK_OFFSET
                .gauge(clock, offset -> offset.ahead().toNanos() / 1e9, Tags.empty())
                .register(meters);
    }

    @Bean
    MeterBinder streamGauge(OpenStreams streams) {
        return meters -> Metric.NOTIFICATIONS_STREAMS
                .gauge(streams, OpenStreams::count, Tags.empty())
                .register(meters);
    }

    /** Of a process that serves no requests there are none. */
    @Bean
    MeterBinder admissionGauges(ObjectProvider<Admission> admission) {
        return meters -> admission.ifAvailable(open -> {
            for (var kind : RouteClass.values()) {
                var label = ShedRequests.of(kind);
                Metric.HTTP_ADMISSION_LIMIT
                        .gauge(open, known -> known.limit(kind), label)
                        .register(meters);
                Metric.HTTP_ADMISSION_ADMITTED
                        .gauge(open, known -> known.admitted(kind), label)
                        .register(meters);
            }
        });
    }

    /** Of a process that holds nothing there are none. */
    @Bean
    MeterBinder hotReads(ObjectProvider<HotReads> memory) {
        return meters -> memory.ifAvailable(reads -> {
            Metric.HOT_READS
                    .functionCounter(reads, HotReads::hits, Tags.of("result", "hit"))
                    .register(meters);
            Metric.HOT_READS
                    .functionCounter(reads, HotReads::misses, Tags.of("result", "miss"))
                    .register(meters);
            Metric.HOT_SIZE.gauge(reads, HotReads::bytes, Tags.empty()).register(meters);
        });
    }

    @Bean
    MeterBinder virtualThreadGauges() {
        return new VirtualThreadGauges();
    }

    @Bean(destroyMethod = "close")
    EventLoopLag eventLoopLag(ReactorResourceFactory server, MeterRegistry meters) {
        return new EventLoopLag(server, meters);
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
            ObjectProvider<CollectorArrivals> arrivals) {
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
