package dev.tracepress.shared.adapter.jobs;

import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.SchedulableTaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One kind of job, in the form that db-scheduler knows. */
final class JobTask<P> extends AbstractTask<JobEnvelope> {

    private static final Logger LOG = LoggerFactory.getLogger(JobTask.class);

    private final JobKind<P> kind;
    private final JobRunner runner;

    JobTask(JobKind<P> kind, JobRunner runner, RandomGenerator chance) {
        super(
                kind.name(),
                JobEnvelope.class,
                (failed, job) -> retry(kind, "failed", failed, job, chance),
                // A worker that died may have died of this job, so that counts as a failure like any other.
                (died, job) -> retry(kind, "was left behind by a worker that died", died, job, chance));
        this.kind = kind;
        this.runner = runner;
    }

    @Override
    public CompletionHandler<JobEnvelope> execute(TaskInstance<JobEnvelope> job, ExecutionContext context) {
        try {
            runner.run(kind, context.getExecution(), job.getData()).block();
        } catch (JobRunner.FencedOut _) {
            LOG.atWarn()
                    .addKeyValue("job_id", job.getId())
                    .addKeyValue("job_type", kind.name())
                    .log(
                            "This worker was given up for dead while it ran a job; another has it, and nothing was done twice");
        } finally {
            // What interrupted the handler must not interrupt the scheduler's own statements on this thread.
            Thread.interrupted();
        }
        // The job's row is gone already, in the transaction of its effects.
        return (complete, operations) -> {};
    }

    private static void retry(
            JobKind<?> kind,
            String what,
            ExecutionComplete failed,
            ExecutionOperations<JobEnvelope> job,
            RandomGenerator chance) {
        var failures = failed.getExecution().consecutiveFailures + 1;
        var wait = kind.retryPolicy().after(failures, chance);
        LOG.atWarn()
                .addKeyValue("job_id", failed.getExecution().getId())
                .addKeyValue("job_type", kind.name())
                .setCause(failed.getCause().orElse(null))
                .log(
                        "Job {} {} {} (failures in a row: {}); it is tried again in {} ms",
                        kind.name(),
                        failed.getExecution().getId(),
                        what,
                        failures,
                        wait.toMillis());
        job.reschedule(failed, failed.getTimeDone().plus(wait));
    }

    @Override
    public SchedulableInstance<JobEnvelope> schedulableInstance(String id) {
        return new SchedulableTaskInstance<>(instance(id), now -> now);
    }

    @Override
    public SchedulableInstance<JobEnvelope> schedulableInstance(String id, JobEnvelope data) {
        return new SchedulableTaskInstance<>(instance(id, data), now -> now);
    }
}
