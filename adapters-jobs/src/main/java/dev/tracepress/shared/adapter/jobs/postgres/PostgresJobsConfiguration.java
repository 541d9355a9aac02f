package dev.tracepress.shared.adapter.jobs.postgres;

import dev.tracepress.shared.adapter.jobs.listening.ListeningConfiguration;
import dev.tracepress.shared.adapter.jobs.operations.OperationsConfiguration;
import dev.tracepress.shared.adapter.jobs.queue.QueueConfiguration;
import dev.tracepress.shared.adapter.jobs.upkeep.JobUpkeepConfiguration;
import dev.tracepress.shared.adapter.jobs.worker.WorkerConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The whole queue in PostgreSQL, with a worker that runs where the role asks for one. */
@Configuration(proxyBeanMethods = false)
@Import({
    QueueConfiguration.class,
    ListeningConfiguration.class,
    WorkerConfiguration.class,
    OperationsConfiguration.class,
    JobUpkeepConfiguration.class
})
public class PostgresJobsConfiguration {}
