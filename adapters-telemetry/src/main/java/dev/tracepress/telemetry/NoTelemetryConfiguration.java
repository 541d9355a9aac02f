package dev.tracepress.telemetry;

import dev.tracepress.shared.adapter.jobs.CallTelemetry;
import dev.tracepress.shared.adapter.jobs.JobTelemetry;
import dev.tracepress.shared.adapter.web.admission.RouteClass;
import dev.tracepress.shared.adapter.web.admission.ShedTelemetry;
import dev.tracepress.shared.adapter.web.error.RequestTraces;
import dev.tracepress.telemetry.context.TraceIds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

/** Nobody watches: for measuring what it costs that usually somebody does. */
@Configuration(proxyBeanMethods = false)
public class NoTelemetryConfiguration {

    @Bean
    JobTelemetry jobTelemetry() {
        return JobTelemetry.none();
    }

    @Bean
    CallTelemetry callTelemetry() {
        return CallTelemetry.none();
    }

    @Bean
    ShedTelemetry shedTelemetry() {
        return new ShedTelemetry() {
            @Override
            public void shed(RouteClass kind) {}

            @Override
            public String shedUnwatched(RouteClass kind, HttpMethod method, HttpHeaders headers) {
                return TraceIds.random();
            }

            @Override
            public void connectionRefused() {}
        };
    }

    /** Errors are named all the same, so that a client's report and its answer can be matched. */
    @Bean
    RequestTraces requestTraces() {
        return new RequestTraces() {
            @Override
            public String traceId(ServerWebExchange exchange) {
                return TraceIds.random();
            }

            @Override
            public String refused(String method, HttpHeaders headers, int status, String requestId) {
                return TraceIds.random();
            }
        };
    }
}
