package dev.tracepress.telemetry;

import dev.tracepress.telemetry.context.ReactorTraceContext;
import dev.tracepress.telemetry.database.DatabaseTelemetryConfiguration;
import dev.tracepress.telemetry.export.ExportConfiguration;
import dev.tracepress.telemetry.http.HttpTelemetryConfiguration;
import dev.tracepress.telemetry.jobs.JobTelemetryConfiguration;
import dev.tracepress.telemetry.logging.LoggingConfiguration;
import dev.tracepress.telemetry.runtime.RuntimeTelemetryConfiguration;
import dev.tracepress.telemetry.usecase.UseCaseTelemetryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Watches requests, use cases, statements and jobs. */
@Configuration(proxyBeanMethods = false)
@Import({
    HttpTelemetryConfiguration.class,
    UseCaseTelemetryConfiguration.class,
    DatabaseTelemetryConfiguration.class,
    JobTelemetryConfiguration.class,
    LoggingConfiguration.class,
    RuntimeTelemetryConfiguration.class,
    ExportConfiguration.class
})
public class TelemetryConfiguration {

    TelemetryConfiguration() {
        ReactorTraceContext.followSchedulers();
    }
}
