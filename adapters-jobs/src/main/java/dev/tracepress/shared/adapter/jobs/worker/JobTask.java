package dev.tracepress.shared.adapter.jobs.worker;

import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.SchedulableTaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.rows.JobEnvelope;

/**
 * One kind of job, in the form that db-scheduler knows. Whatever becomes of an attempt is written down by the attempt itself,
 * so that nothing is left to do for db-scheduler's own handlers.
 */
class JobTask<P> extends AbstractTask<JobEnvelope> {

    private final JobKind<P> kind;
    private final JobRunner runner;
    private final JobSlots slots;

    public JobTask(JobKind<P> kind, JobRunner runner, JobSlots slots) {
        super(
                kind.name(),
                JobEnvelope.class,
                JobTask::left,
                (died, _) -> runner.workerDied(kind, held(died)).block());
        this.kind = kind;
        this.runner = runner;
        this.slots = slots;
    }

    @Override
    public CompletionHandler<JobEnvelope> execute(TaskInstance<JobEnvelope> job, ExecutionContext context) {
        try {
            slots.run(new PickedTask(kind, context.getExecution(), runner));
        } finally {
            // What interrupted the handler must not interrupt the scheduler's own statements on this thread.
            Thread.interrupted();
        }
        return (complete, operations) -> {};
    }

    /** The outcome could not be written down; the job is taken over once this worker's heartbeats for it are missed. */
    private static void left(ExecutionComplete failed, ExecutionOperations<JobEnvelope> job) {
        throw new IllegalStateException(
                "the database is not there", failed.getCause().orElse(null));
    }

    private static HeldJob held(ExecutionComplete died) {
        return HeldJob.of(died.getExecution());
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
