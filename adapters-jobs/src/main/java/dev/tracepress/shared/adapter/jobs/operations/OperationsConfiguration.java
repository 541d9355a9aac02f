package dev.tracepress.shared.adapter.jobs.operations;

import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.queue.WakeUp;
import dev.tracepress.shared.adapter.jobs.rows.JobJson;
import dev.tracepress.shared.adapter.jobs.worker.CancelAnnouncer;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.application.port.out.JobQueries;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Offers what operators see of jobs and do about them. */
@Configuration(proxyBeanMethods = false)
public class OperationsConfiguration {

    @Bean
    JobTable jobTable(DatabaseClient database) {
        return new JobTable(database);
    }

    @Bean
    JobQueries jobQueries(
            DatabaseClient database, TransactionBoundary transactions, JobJson json, List<JobKind<?>> kinds) {
        return new PostgresJobQueries(database, transactions, json, kinds);
    }

    @Bean
    JobControl jobControl(
            DatabaseClient database, TransactionBoundary transactions, CancelAnnouncer cancels, WakeUp wakeUp) {
        return new PostgresJobControl(database, transactions, cancels, wakeUp);
    }
}
