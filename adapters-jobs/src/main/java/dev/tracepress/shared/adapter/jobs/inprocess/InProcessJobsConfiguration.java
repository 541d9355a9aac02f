package dev.tracepress.shared.adapter.jobs.inprocess;

import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.jobs.JobTelemetry;
import dev.tracepress.shared.adapter.jobs.Occurrences;
import dev.tracepress.shared.adapter.jobs.WorkerName;
import dev.tracepress.shared.adapter.jobs.queue.LocalWorker;
import dev.tracepress.shared.adapter.jobs.queue.WakeUp;
import dev.tracepress.shared.adapter.jobs.rows.JobJson;
import dev.tracepress.shared.adapter.jobs.worker.JobRunner;
import dev.tracepress.shared.adapter.jobs.worker.JobStore;
import dev.tracepress.shared.adapter.jobs.worker.RunningJobs;
import dev.tracepress.shared.application.port.out.HealthProbe;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.application.port.out.JobQueries;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The whole queue in the memory of this process, with its worker. */
@Configuration(proxyBeanMethods = false)
public class InProcessJobsConfiguration {

    private final JobJson json = new JobJson();
    private final LocalWorker localWorker = new LocalWorker();
    private final RunningJobs running = new RunningJobs();

    @Bean
    WorkerName workerName() {
        return new WorkerName(InProcessWorker.NAME);
    }

    @Bean
    JobLedger jobLedger(JobMemory memory) {
        return new JobLedger(memory);
    }

    @Bean
    WakeUp wakeUp() {
        return localWorker::look;
    }

    @Bean
    JobQueue jobQueue(JobLedger ledger, JobMemory memory, JobTelemetry telemetry, WakeUp wakeUp, InstantSource time) {
        return new InProcessJobQueue(ledger, memory, json, telemetry, wakeUp, time);
    }

    @Bean
    JobStore jobStore(JobLedger ledger, JobSettings settings, InstantSource time) {
        return new InProcessJobStore(ledger, settings, time);
    }

    @Bean
    Occurrences occurrences(InstantSource time) {
        return new Occurrences(json, time);
    }

    @Bean(destroyMethod = "dispose")
    Scheduler jobHandlers() {
        return Schedulers.fromExecutorService(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("handler-", 0).factory()));
    }

    @Bean
    JobRunner jobRunner(
            JobStore store,
            TransactionBoundary transactions,
            Occurrences occurrences,
            Scheduler jobHandlers,
            JobTelemetry telemetry,
            WakeUp wakeUp,
            RandomGenerator chance,
            InstantSource time) {
        return JobRunner.on(
                store, transactions, occurrences, running, json, jobHandlers, telemetry, wakeUp, chance, time);
    }

    @Bean
    DueJobs dueJobs(
            JobLedger ledger,
            TransactionBoundary transactions,
            List<JobKind<?>> kinds,
            RandomGenerator chance,
            InstantSource time) {
        return new DueJobs(ledger, transactions, kinds, chance, time);
    }

    @Bean
    JobQueries jobQueries(JobLedger ledger, List<JobKind<?>> kinds, InstantSource time) {
        return new InProcessJobQueries(ledger, kinds, time);
    }

    @Bean
    JobControl jobControl(
            JobLedger ledger,
            JobMemory memory,
            TransactionBoundary transactions,
            DueJobs due,
            WakeUp wakeUp,
            List<JobKind<?>> kinds,
            InstantSource time) {
        return new InProcessJobControl(ledger, memory, transactions, due, running, wakeUp, kinds, time);
    }

    @Bean
    InProcessWorker inProcessWorker(
            JobSettings settings,
            JobLedger ledger,
            TransactionBoundary transactions,
            DueJobs due,
            List<JobKind<?>> kinds,
            Occurrences occurrences,
            JobRunner runner) {
        return new InProcessWorker(
                settings, ledger, transactions, due, kinds, occurrences, runner, running, localWorker);
    }

    @Bean
    HealthProbe jobsHealthProbe(JobSettings settings) {
        return new InProcessJobsHealthProbe(localWorker, settings.runsJobs());
    }
}
