package dev.tracepress.telemetry.http;

import dev.tracepress.shared.adapter.jobs.CallTelemetry;
import dev.tracepress.shared.adapter.web.admission.Admission;
import dev.tracepress.shared.adapter.web.admission.RouteClass;
import dev.tracepress.shared.adapter.web.admission.ShedTelemetry;
import dev.tracepress.shared.adapter.web.filter.OpenStreams;
import dev.tracepress.shared.adapter.web.server.Shutdown;
import dev.tracepress.telemetry.catalog.Metric;
import dev.tracepress.telemetry.catalog.SpanSignal;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;

/** Watches requests, and calls to others. */
@Configuration(proxyBeanMethods = false)
public class HttpTelemetryConfiguration {

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
    CallTelemetry callTelemetry(OpenTelemetry openTelemetry) {
        return new CallSpans(openTelemetry);
    }

    /** What the demonstration's client passes through. */
    @Bean
    ExchangeFilterFunction watchedClient(OpenTelemetry openTelemetry) {
        return new WatchedClient(new CallSpans(openTelemetry), SpanSignal.PEOPLE_FIND.title());
    }

    @Bean
    MeterBinder streamGauge(OpenStreams streams) {
        return meters -> Metric.NOTIFICATIONS_STREAMS
                .gauge(streams, OpenStreams::count, Tags.empty())
                .register(meters);
    }

    @Bean
    ShedTelemetry shedTelemetry(OpenTelemetry openTelemetry, RequestOutcomes outcomes, MeterRegistry meters) {
        return new ShedRequests(openTelemetry, outcomes, meters);
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
}
