package dev.tracepress.shared.adapter.jobs.worker;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.jobs.JobTelemetry;
import dev.tracepress.shared.adapter.jobs.Occurrences;
import dev.tracepress.shared.adapter.jobs.RecurringJob;
import dev.tracepress.shared.adapter.jobs.WorkerName;
import dev.tracepress.shared.adapter.jobs.listening.ChannelListener;
import dev.tracepress.shared.adapter.jobs.queue.LocalWorker;
import dev.tracepress.shared.adapter.jobs.queue.Notifiers;
import dev.tracepress.shared.adapter.jobs.queue.WakeUp;
import dev.tracepress.shared.adapter.jobs.rows.JobJson;
import dev.tracepress.shared.application.port.out.HealthProbe;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import io.r2dbc.spi.ConnectionFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A worker, which runs where the role asks for one. */
@Configuration(proxyBeanMethods = false)
public class WorkerConfiguration {

    @Bean
    WorkerName workerName() {
        return new WorkerName(JobWorker.name());
    }

    @Bean
    JobSlots jobSlots(JobSettings settings, LocalWorker worker, InstantSource time) {
        return new JobSlots(settings.jobsAtOnce(), JobSlots.USUAL_PATIENCE, worker::look, time);
    }

    @Bean
    RunningJobs runningJobs() {
        return new RunningJobs();
    }

    @Bean
    JobStore jobStore(DatabaseClient database, JobJson json) {
        return new PostgresJobStore(database, json);
    }

    @Bean
    Occurrences occurrences(JobJson json, InstantSource time) {
        return new Occurrences(json, time);
    }

    @Bean
    JobRunner jobRunner(
            JobStore store,
            TransactionBoundary transactions,
            Occurrences occurrences,
            RunningJobs running,
            JobJson json,
            Scheduler jobHandlers,
            JobTelemetry telemetry,
            WakeUp wakeUp,
            RandomGenerator chance,
            InstantSource time) {
        return JobRunner.on(
                store, transactions, occurrences, running, json, jobHandlers, telemetry, wakeUp, chance, time);
    }

    @Bean(destroyMethod = "dispose")
    Scheduler jobHandlers() {
        return Schedulers.fromExecutorService(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("handler-", 0).factory()));
    }

    @Bean
    AnswersToJobs answersToJobs(Scheduler jobHandlers) {
        return new AnswersToJobs(jobHandlers);
    }

    @Bean
    ChannelListener waitingJobs(LocalWorker worker) {
        return new WaitingJobs(worker);
    }

    @Bean
    ChannelListener cancelledJobs(RunningJobs running) {
        return new CancelledJobs(running);
    }

    @Bean(destroyMethod = "close")
    CancelAnnouncer cancelAnnouncer(Notifiers notifiers, RunningJobs running) {
        return new CancelAnnouncer(notifiers, running);
    }

    @Bean
    JobWorker jobWorker(
            JobSettings settings,
            DataSource dataSource,
            DatabaseClient database,
            List<JobKind<?>> kinds,
            JobRunner runner,
            Occurrences occurrences,
            JobJson json,
            LocalWorker localWorker,
            JobSlots slots,
            RunningJobs running,
            RandomGenerator chance,
            InstantSource time) {
        var tasks = kinds.stream()
                .filter(kind -> !(kind instanceof RecurringJob))
                .<Task<?>>map(kind -> new JobTask<>(kind, runner, slots))
                .toList();
        var recurringTasks = kinds.stream()
                .flatMap(kind -> kind instanceof RecurringJob recurring ? Stream.of(recurring) : Stream.empty())
                .map(kind -> new RecurringTask(kind, runner, slots, occurrences))
                .toList();
        return new JobWorker(
                settings,
                dataSource,
                new KindRegister(database, kinds),
                new FetchDueJobs(kinds, localWorker, slots, chance),
                tasks,
                recurringTasks,
                json,
                localWorker,
                slots,
                running,
                time);
    }

    /** Asks where no request waits. */
    @Bean
    HealthProbe jobsHealthProbe(
            @Qualifier("health") ConnectionFactory connection, LocalWorker worker, JobSettings settings) {
        return new JobsHealthProbe(DatabaseClient.create(connection), worker, settings.runsJobs());
    }
}
