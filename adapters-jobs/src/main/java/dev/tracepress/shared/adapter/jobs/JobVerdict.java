package dev.tracepress.shared.adapter.jobs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a handler says of its own job when it knows better than the policy of its kind: returned as the error of its Mono. */
public abstract sealed class JobVerdict extends RuntimeException {

    private JobVerdict(String what, @Nullable Throwable cause) {
        super(what, cause, false, false);
    }

    /** Trying again is no use: the job is dead after this attempt. */
    public static JobVerdict giveUp(Throwable cause) {
        return new GiveUp(cause);
    }

    /** The attempt failed, and somebody said when to come back, as in {@code Retry-After} (RFC 9110, section 10.2.3). */
    public static JobVerdict retryAfter(Duration wait, Throwable cause) {
        return new RetryAfter(wait, cause);
    }

    /** It is too early: the job waits for a while, and no attempt is used up. */
    public static JobVerdict snooze(Duration wait) {
        return new Snooze(wait);
    }

    /** There is nothing left to be done: the job ends, and has not failed. */
    public static JobVerdict cancel(String reason) {
        return new Cancel(reason);
    }

    public static final class GiveUp extends JobVerdict {
        GiveUp(Throwable cause) {
            super("given up", cause);
        }
    }

    public static final class RetryAfter extends JobVerdict {

        private final Duration pause;

        RetryAfter(Duration wait, Throwable cause) {
            super("to be tried again after " + wait, cause);
            this.pause = wait;
        }

        public Duration pause() {
            return pause;
        }
    }

    public static final class Snooze extends JobVerdict {

        private final Duration pause;

        Snooze(Duration wait) {
            super("snoozed for " + wait, null);
            this.pause = wait;
        }

        public Duration pause() {
            return pause;
        }
    }

    public static final class Cancel extends JobVerdict {
        Cancel(String reason) {
            super(reason, null);
        }
    }
}
