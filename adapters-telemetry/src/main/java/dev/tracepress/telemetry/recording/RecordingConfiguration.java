package dev.tracepress.telemetry.recording;

import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.application.port.out.ServiceFigures;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Keeps what operators look at; nothing of it is kept where they have no console. */
@Configuration(proxyBeanMethods = false)
public class RecordingConfiguration {

    /** Spring Boot adds it to the tracer, beside whatever exports. */
    @Bean
    SpanRing spanRing() {
        return new SpanRing();
    }

    @Bean
    @Order(1)
    RecordedSpans recordedSpans(SpanRing ring) {
        return new RecentSpans(ring);
    }

    @Bean
    ServiceFigures serviceFigures(MeterRegistry meters) {
        return new MeterFigures(meters);
    }
}
