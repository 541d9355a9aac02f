package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.shared.adapter.jobs.JobVerdict;
import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.worker.RunningJobs.Interrupted;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What follows an attempt that did not end in success. */
sealed interface Outcome {

    /** It failed, and there is another attempt after a while. */
    record Retried(Duration pause, Throwable error) implements Outcome {}

    /** It failed, and there is no other attempt. */
    record Dead(Throwable error) implements Outcome {}

    record Snoozed(Duration pause) implements Outcome {}

    /** The job itself found that there is nothing left to do. */
    record Cancelled(String reason) implements Outcome {}

    /** Somebody interrupted it: if the job is still in the queue, it starts anew at once, wherever there is a worker. */
    record Released() implements Outcome {}

    /** The job is no longer this worker's: another one has it, or an operator ended it. */
    record Lost() implements Outcome {}

    static Outcome of(JobPolicy policy, HeldJob job, Throwable error, RandomGenerator chance) {
        return switch (error) {
            case FencedOut _ -> new Lost();
            case Interrupted _ -> new Released();
            case JobVerdict.Snooze snooze -> new Snoozed(snooze.pause());
            case JobVerdict.Cancel cancel -> new Cancelled(String.valueOf(cancel.getMessage()));
            case JobVerdict.GiveUp giveUp -> new Dead(causeOf(giveUp));
            case JobVerdict.RetryAfter retry -> failed(policy, job, causeOf(retry), retry.pause());
            default -> failed(policy, job, error, policy.backoff().after(job.attempt(), chance));
        };
    }

    private static Outcome failed(JobPolicy policy, HeldJob job, Throwable error, Duration pause) {
        return policy.isPermanent(error) || job.attempt() >= policy.attempts()
                ? new Dead(error)
                : new Retried(pause, error);
    }

    private static Throwable causeOf(JobVerdict verdict) {
        return verdict.getCause() == null ? verdict : verdict.getCause();
    }
}
