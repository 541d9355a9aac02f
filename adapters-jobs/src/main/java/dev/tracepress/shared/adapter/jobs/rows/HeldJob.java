package dev.tracepress.shared.adapter.jobs.rows;

import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Instant;
import java.util.Objects;

/**
 * A job in the hands of a worker.
 *
 * @param version what the row's version is for as long as nobody else took the job
 * @param due when this attempt was due
 * @param failures in a row, before this attempt
 * @param heardOf when its worker last said that it lives
 */
public record HeldJob(
        String kind,
        String id,
        long version,
        Instant due,
        int failures,
        int priority,
        String worker,
        Instant heardOf,
        JobEnvelope envelope) {

    public static HeldJob of(Execution picked) {
        return new HeldJob(
                picked.getTaskName(),
                picked.getId(),
                picked.version,
                picked.executionTime,
                picked.consecutiveFailures,
                picked.taskInstance.getPriority(),
                Objects.requireNonNull(picked.pickedBy),
                Objects.requireNonNull(picked.lastHeartbeat),
                envelope(picked));
    }

    /** Of a job that cannot be read nobody knows more of its age than when it was due. */
    private static JobEnvelope envelope(Execution picked) {
        var envelope = (JobEnvelope) picked.taskInstance.getData();
        return envelope.couldBeRead() ? envelope : envelope.enqueuedAt(picked.executionTime);
    }

    public int attempt() {
        return failures + 1;
    }
}
