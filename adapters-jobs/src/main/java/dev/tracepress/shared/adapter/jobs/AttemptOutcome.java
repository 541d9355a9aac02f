package dev.tracepress.shared.adapter.jobs;

import java.time.Duration;
import java.util.Optional;

/** How an attempt at a job ended, and what follows. */
public sealed interface AttemptOutcome {

    /** The word for it in figures and spans. */
    JobResult result();

    /** Why it failed; empty unless it did. */
    default Optional<Throwable> error() {
        return Optional.empty();
    }

    /**
     * Its effects and its end are committed.
     *
     * @param group with which others, empty for none
     */
    record Succeeded(Optional<CommittedTogether> group) implements AttemptOutcome {

        public Succeeded() {
            this(Optional.empty());
        }

        @Override
        public JobResult result() {
            return JobResult.SUCCESS;
        }
    }

    /** It failed, and there is another attempt after a while. */
    record Retried(Duration pause, Throwable cause) implements AttemptOutcome {

        @Override
        public JobResult result() {
            return JobResult.RETRIED;
        }

        @Override
        public Optional<Throwable> error() {
            return Optional.of(cause);
        }
    }

    /** It failed, and there is no other attempt. */
    record Dead(Throwable cause) implements AttemptOutcome {

        @Override
        public JobResult result() {
            return JobResult.DEAD;
        }

        @Override
        public Optional<Throwable> error() {
            return Optional.of(cause);
        }
    }

    /** The job itself asked to be run later, which is no failure. */
    record Snoozed(Duration pause) implements AttemptOutcome {

        @Override
        public JobResult result() {
            return JobResult.SNOOZED;
        }
    }

    /** The job itself found that there is nothing left to do. */
    record Cancelled(String reason) implements AttemptOutcome {

        @Override
        public JobResult result() {
            return JobResult.CANCELLED;
        }
    }

    /** Somebody interrupted it: if the job is still in the queue, it starts anew at once, wherever there is a worker. */
    record Released() implements AttemptOutcome {

        @Override
        public JobResult result() {
            return JobResult.RELEASED;
        }
    }

    /** The job is no longer this worker's: another one has it, or an operator ended it. */
    record Lost() implements AttemptOutcome {

        @Override
        public JobResult result() {
            return JobResult.CANCELLED;
        }
    }
}
