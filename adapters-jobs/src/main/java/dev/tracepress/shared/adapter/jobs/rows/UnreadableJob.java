package dev.tracepress.shared.adapter.jobs.rows;

/** What stands in the row of a job is no envelope. Trying again would not help. */
public final class UnreadableJob extends RuntimeException {
    UnreadableJob() {
        super(
                "the job cannot be read: its row holds no envelope; what it holds is kept as the payload",
                null,
                false,
                false);
    }
}
