package dev.tracepress.shared.adapter.jobs;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.tracepress.shared.application.port.out.HealthProbe;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Offers the queue to whoever enqueues, and a worker that runs where the role asks for one. */
@Configuration(proxyBeanMethods = false)
public class SharedJobsConfiguration {

    @Bean
    JobJson jobJson() {
        return new JobJson();
    }

    @Bean
    LocalWorker localWorker() {
        return new LocalWorker();
    }

    @Bean(destroyMethod = "close")
    WakeUp wakeUp(DatabaseClient database, LocalWorker worker) {
        return new WakeUp(database, worker);
    }

    @Bean
    JobQueue jobQueue(
            DatabaseClient database, JobJson json, JobTelemetry telemetry, WakeUp wakeUp, InstantSource time) {
        return new JobQueue(database, json, telemetry, wakeUp, time);
    }

    @Bean
    JobRunner jobRunner(
            DatabaseClient database, TransactionBoundary transactions, JobJson json, JobTelemetry telemetry) {
        return new JobRunner(database, transactions, json, telemetry);
    }

    @Bean
    JobListener jobListener(PostgresqlConnectionFactory connections, LocalWorker worker) {
        return new JobListener(connections, worker);
    }

    @Bean
    QueueStatus queueStatus(DatabaseClient database, JobListener listener) {
        return new QueueStatus(database, listener);
    }

    @Bean
    JobWorker jobWorker(
            JobSettings settings,
            DataSource dataSource,
            List<JobKind<?>> kinds,
            JobRunner runner,
            JobTelemetry telemetry,
            RandomGenerator chance,
            JobJson json,
            LocalWorker localWorker,
            JobListener listener) {
        var tasks = kinds.stream()
                .<Task<?>>map(kind -> new JobTask<>(kind, runner, telemetry, chance))
                .toList();
        return new JobWorker(settings, dataSource, tasks, json, localWorker, listener);
    }

    @Bean
    HealthProbe jobsHealthProbe(DatabaseClient database, LocalWorker worker, JobSettings settings) {
        return new JobsHealthProbe(database, worker, settings.runsJobs());
    }
}
