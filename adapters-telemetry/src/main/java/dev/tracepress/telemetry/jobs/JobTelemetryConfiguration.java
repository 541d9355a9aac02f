package dev.tracepress.telemetry.jobs;

import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobTelemetry;
import dev.tracepress.shared.adapter.jobs.listening.DatabaseListener;
import dev.tracepress.shared.adapter.jobs.operations.JobTable;
import dev.tracepress.shared.application.port.out.JobQueries;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Watches jobs and their queue. */
@Configuration(proxyBeanMethods = false)
public class JobTelemetryConfiguration {

    @Bean
    JobTelemetry jobTelemetry(
            OpenTelemetry openTelemetry, JobFigures figures, RunningAttempts attempts, InstantSource time) {
        return new JobSpans(openTelemetry, figures, attempts, time);
    }

    @Bean
    RunningAttempts runningAttempts() {
        return new RunningAttempts();
    }

    @Bean
    JobFigures jobFigures(MeterRegistry meters) {
        return new JobFigures(meters);
    }

    @Bean
    MeterBinder queueGauges(
            JobQueries queue,
            Optional<JobTable> table,
            Optional<DatabaseListener> listener,
            List<JobKind<?>> kinds,
            InstantSource time) {
        return new QueueGauges(
                queue, table, listener, kinds.stream().map(JobKind::name).toList(), time);
    }

    /** Apart from the figures, since jobs enqueue others, and enqueuing is among the figures. */
    @Bean
    MeterBinder jobSeries(List<JobKind<?>> kinds) {
        return meters ->
                JobFigures.begin(meters, kinds.stream().map(JobKind::name).toList());
    }
}
