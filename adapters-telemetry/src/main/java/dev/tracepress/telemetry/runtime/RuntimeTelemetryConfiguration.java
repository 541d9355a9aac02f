package dev.tracepress.telemetry.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** Watches the threads that everything runs on. */
@Configuration(proxyBeanMethods = false)
public class RuntimeTelemetryConfiguration {

    @Bean
    MeterBinder virtualThreadGauges() {
        return new VirtualThreadGauges();
    }

    @Bean(destroyMethod = "close")
    EventLoopLag eventLoopLag(ReactorResourceFactory server, MeterRegistry meters) {
        return new EventLoopLag(server, meters);
    }
}
