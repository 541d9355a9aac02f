package dev.tracepress.shared.adapter.jobs;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.tracepress.shared.application.port.out.HealthProbe;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.application.port.out.JobQueries;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

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

    @Bean
    JobSlots jobSlots(JobSettings settings, LocalWorker worker, InstantSource time) {
        return new JobSlots(settings.jobsAtOnce(), JobSlots.USUAL_PATIENCE, worker::look, time);
    }

    @Bean
    RunningJobs runningJobs() {
        return new RunningJobs();
    }

    @Bean(destroyMethod = "close")
    WakeUp wakeUp(DatabaseClient database, LocalWorker worker) {
        return new WakeUp(database, worker);
    }

    @Bean
    JobQueue jobQueue(
            DatabaseClient database, JobJson json, JobTelemetry telemetry, WakeUp wakeUp, InstantSource time) {
        return new PostgresJobQueue(database, json, telemetry, wakeUp, time);
    }

    @Bean
    JobStore jobStore(DatabaseClient database, JobJson json) {
        return new JobStore(database, json);
    }

    @Bean
    Occurrences occurrences(JobJson json, InstantSource time) {
        return new Occurrences(json, time);
    }

    @Bean
    JobOutcomes jobOutcomes(
            JobStore store,
            TransactionBoundary transactions,
            Occurrences occurrences,
            WakeUp wakeUp,
            InstantSource time) {
        return new JobOutcomes(store, transactions, occurrences, wakeUp, time);
    }

    @Bean
    Attempts attempts(
            JobStore store,
            TransactionBoundary transactions,
            Occurrences occurrences,
            RunningJobs running,
            JobJson json,
            Scheduler jobHandlers) {
        return new Attempts(store, transactions, occurrences, running, json, jobHandlers);
    }

    @Bean
    JobRunner jobRunner(
            Attempts attempts,
            JobOutcomes outcomes,
            JobTelemetry telemetry,
            WakeUp wakeUp,
            RandomGenerator chance,
            InstantSource time) {
        return new JobRunner(attempts, outcomes, telemetry, wakeUp, chance, time);
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

    @Bean
    DatabaseListener databaseListener(PostgresqlConnectionFactory connections, List<ChannelListener> listeners) {
        return new DatabaseListener(connections, listeners);
    }

    @Bean
    Notifiers notifiers(DatabaseClient database) {
        return new Notifiers(database);
    }

    @Bean
    JobQueries jobQueries(DatabaseClient database, TransactionBoundary transactions, JobJson json) {
        return new PostgresJobQueries(database, transactions, json);
    }

    @Bean
    JobTable jobTable(DatabaseClient database) {
        return new JobTable(database);
    }

    @Bean(destroyMethod = "close")
    CancelAnnouncer cancelAnnouncer(DatabaseClient database, RunningJobs running) {
        return new CancelAnnouncer(database, running);
    }

    @Bean
    JobControl jobControl(
            DatabaseClient database, TransactionBoundary transactions, CancelAnnouncer cancels, WakeUp wakeUp) {
        return new PostgresJobControl(database, transactions, cancels, wakeUp);
    }

    @Bean
    RecurringJob pruneHistory(JobSettings settings, DatabaseClient database, InstantSource time) {
        return Pruning.ofHistory(settings.historyKept(), database, time);
    }

    @Bean
    RecurringJob pruneDeadJobs(JobSettings settings, DatabaseClient database, InstantSource time) {
        return Pruning.ofDeadJobs(settings.deadKept(), database, time);
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
                new JobPick(kinds, localWorker, slots),
                tasks,
                recurringTasks,
                json,
                localWorker,
                slots,
                running,
                time);
    }

    @Bean
    HealthProbe jobsHealthProbe(DatabaseClient database, LocalWorker worker, JobSettings settings) {
        return new JobsHealthProbe(database, worker, settings.runsJobs());
    }
}
