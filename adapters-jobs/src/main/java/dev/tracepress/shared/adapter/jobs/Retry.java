package dev.tracepress.shared.adapter.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows a failed attempt: a line in the log, in the trace of that attempt, and another one after a while. */
record Retry(JobKind<?> kind, String whatHappened, JobTelemetry telemetry, RandomGenerator chance) {

    private static final Logger LOG = LoggerFactory.getLogger(Retry.class);

    void after(ExecutionComplete failed, ExecutionOperations<JobEnvelope> job) {
        var wait = kind.retryPolicy().after(failures(failed), chance);
        var next = failed.getTimeDone().plus(wait);
        var cause = failed.getCause().orElse(null);
        if (cause instanceof FailedAttempt attempt) {
            telemetry.within(attempt.trace(), () -> log(failed, wait, attempt.getCause()));
            job.reschedule(failed, next, envelope(failed).failedIn(attempt.trace()));
        } else {
            log(failed, wait, cause);
            job.reschedule(failed, next);
        }
    }

    /** A worker that died may have died of this job, so that counts as a failure like any other. */
    void afterDeath(ExecutionComplete died, ExecutionOperations<JobEnvelope> job) {
        telemetry.abandoned(kind.name());
        after(died, job);
    }

    private void log(ExecutionComplete failed, Duration wait, @Nullable Throwable cause) {
        LOG.atWarn()
                .addKeyValue("job_id", failed.getExecution().getId())
                .addKeyValue("job_type", kind.name())
                .addKeyValue("failures", failures(failed))
                .addKeyValue("retry_in_ms", wait.toMillis())
                .setCause(cause)
                .log("A job {}; it is tried again", whatHappened);
    }

    private static int failures(ExecutionComplete failed) {
        return failed.getExecution().consecutiveFailures + 1;
    }

    private static JobEnvelope envelope(ExecutionComplete failed) {
        return (JobEnvelope) failed.getExecution().taskInstance.getData();
    }
}
