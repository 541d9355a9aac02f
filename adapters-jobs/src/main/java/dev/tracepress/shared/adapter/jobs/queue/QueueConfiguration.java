package dev.tracepress.shared.adapter.jobs.queue;

import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.jobs.JobTelemetry;
import dev.tracepress.shared.adapter.jobs.rows.JobJson;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Offers the queue to whoever enqueues, and wakes whoever runs what was enqueued. */
@Configuration(proxyBeanMethods = false)
public class QueueConfiguration {

    @Bean
    JobJson jobJson() {
        return new JobJson();
    }

    @Bean
    LocalWorker localWorker() {
        return new LocalWorker();
    }

    @Bean(destroyMethod = "close")
    PostgresWakeUp wakeUp(Notifiers notifiers, LocalWorker worker) {
        return new PostgresWakeUp(notifiers, worker);
    }

    @Bean
    JobQueue jobQueue(
            DatabaseClient database, JobJson json, JobTelemetry telemetry, WakeUp wakeUp, InstantSource time) {
        return new PostgresJobQueue(database, json, telemetry, wakeUp, time);
    }

    @Bean
    Notifiers notifiers(Notices way) {
        return new Notifiers(way);
    }
}
