package dev.tracepress.telemetry.recording;

import ch.qos.logback.classic.LoggerContext;
import dev.tracepress.operations.application.port.out.RecordedLines;
import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.application.port.out.ServiceFigures;
import dev.tracepress.operations.application.port.out.Workers;
import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.jobs.WorkerName;
import dev.tracepress.telemetry.jobs.RunningAttempts;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.sdk.resources.Resource;
import java.time.InstantSource;
import org.slf4j.LoggerFactory;
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

    @Bean(initMethod = "attach", destroyMethod = "detach")
    LineRing lineRing(Resource resource) {
        return new LineRing((LoggerContext) LoggerFactory.getILoggerFactory(), SpanReading.process(resource));
    }

    @Bean
    @Order(1)
    RecordedLines recordedLines(LineRing ring) {
        return new RecentLines(ring.lines());
    }

    @Bean
    @Order(1)
    Workers thisWorker(
            JobSettings settings,
            WorkerName name,
            ServiceFigures figures,
            RunningAttempts attempts,
            InstantSource time) {
        return new ThisWorker(settings, name, figures, attempts::now, time);
    }

    @Bean
    ServiceFigures serviceFigures(MeterRegistry meters) {
        return new MeterFigures(meters);
    }
}
