package dev.tracepress.telemetry.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.netty4.NettyAllocatorMetrics;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** Watches the threads that everything runs on, and the memory that it takes beside the heap. */
@Configuration(proxyBeanMethods = false)
public class RuntimeTelemetryConfiguration {

    @Bean
    MeterBinder virtualThreadGauges() {
        return new VirtualThreadGauges();
    }

    /** The JVM's own figures of direct buffers know nothing of Netty's, which has its memory from the system. */
    @Bean
    MeterBinder bufferFigures() {
        return new NettyAllocatorMetrics((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT);
    }

    @Bean(destroyMethod = "close")
    EventLoopLag eventLoopLag(ReactorResourceFactory server, MeterRegistry meters) {
        return new EventLoopLag(server, meters);
    }
}
