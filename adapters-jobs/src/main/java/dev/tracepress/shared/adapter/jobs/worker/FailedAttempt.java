package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.AttemptOutcome;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Cancelled;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Dead;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Lost;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Released;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Retried;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Snoozed;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.shared.adapter.jobs.JobVerdict;
import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.rows.UnreadableJob;
import dev.tracepress.shared.adapter.jobs.worker.RunningJobs.Interrupted;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** An attempt that ended in an error, which may be a verdict of the job itself. */
record FailedAttempt(JobPolicy policy, HeldJob job, Throwable error) {

    /** What follows; chance spreads the pauses of many that fail together. */
    AttemptOutcome outcome(RandomGenerator chance) {
        return switch (error) {
            case FencedOut _ -> new Lost();
            case Interrupted _ -> new Released();
            case JobVerdict.Snooze snooze -> new Snoozed(snooze.pause());
            case JobVerdict.Cancel cancel -> new Cancelled(String.valueOf(cancel.getMessage()));
            case JobVerdict.GiveUp giveUp -> new Dead(causeOf(giveUp));
            case JobVerdict.RetryAfter retry -> triedAgain(causeOf(retry), retry.pause());
            default -> triedAgain(error, policy.backoff().after(job.attempt(), chance));
        };
    }

    private AttemptOutcome triedAgain(Throwable cause, Duration pause) {
        return isPermanent(cause) || job.attempt() >= policy.attempts() ? new Dead(cause) : new Retried(pause, cause);
    }

    private boolean isPermanent(Throwable cause) {
        return cause instanceof UnreadableJob || policy.isPermanent(cause);
    }

    private static Throwable causeOf(JobVerdict verdict) {
        return verdict.getCause() == null ? verdict : verdict.getCause();
    }
}
