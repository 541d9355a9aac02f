package dev.tracepress.shared.adapter.jobs;

import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
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

    JobTask(JobKind<P> kind, JobRunner runner, JobTelemetry telemetry, RandomGenerator chance) {
        super(
                kind.name(),
                JobEnvelope.class,
                new Retry(kind, "failed", telemetry, chance)::after,
                new Retry(kind, "was left behind by a worker that died", telemetry, chance)::afterDeath);
        this.kind = kind;
        this.runner = runner;
    }

    @Override
    public CompletionHandler<JobEnvelope> execute(TaskInstance<JobEnvelope> job, ExecutionContext context) {
        try {
            var done = runner.run(kind, context.getExecution(), job.getData()).block();
            if (!Boolean.TRUE.equals(done)) {
                warnOfAnother(job);
            }
        } finally {
            // What interrupted the handler must not interrupt the scheduler's own statements on this thread.
            Thread.interrupted();
        }
        // The job's row is gone already, in the transaction of its effects.
        return (complete, operations) -> {};
    }

    private void warnOfAnother(TaskInstance<JobEnvelope> job) {
        LOG.atWarn()
                .addKeyValue("job_id", job.getId())
                .addKeyValue("job_type", kind.name())
                .log(
                        "This worker was given up for dead while it ran a job; another has it, and nothing was done twice");
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
