package dev.tracepress.shared.adapter.jobs.inprocess;

import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.rows.JobEnvelope;
import dev.tracepress.shared.adapter.jobs.rows.NextRun;
import dev.tracepress.shared.adapter.jobs.rows.PastAttempt;
import dev.tracepress.shared.adapter.jobs.rows.TraceId;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobState;
import dev.tracepress.shared.application.port.out.JobView;
import java.time.Instant;
import java.util.Optional;

/**
 * A job in the queue.
 *
 * @param failures in a row
 * @param version the number of the pick, which no other pick of any job has; of one that waits {@link #UNPICKED}
 * @param worker who runs it; empty while it waits
 * @param behind what waits behind it, and takes its place when it ends
 */
record QueuedJob(
        JobKey key,
        JobEnvelope envelope,
        Instant due,
        int priority,
        int failures,
        long version,
        Optional<String> worker,
        Optional<NextRun> behind) {

    private static final long UNPICKED = 0;

    static QueuedJob of(JobKey key, NextRun run, int priority) {
        return new QueuedJob(key, run.envelope(), run.due(), priority, 0, UNPICKED, Optional.empty(), Optional.empty());
    }

    boolean isPicked() {
        return worker.isPresent();
    }

    QueuedJob pickedBy(String name, long pick) {
        return new QueuedJob(key, envelope, due, priority, failures, pick, Optional.of(name), behind);
    }

    /** No later than then. */
    QueuedJob dueBy(Instant time) {
        return due.isAfter(time)
                ? new QueuedJob(key, envelope, time, priority, failures, version, worker, behind)
                : this;
    }

    /** With a new one in its place, or behind it if it runs. */
    QueuedJob replacedBy(NextRun run, int level) {
        return isPicked()
                ? new QueuedJob(key, envelope, due, level, failures, version, worker, Optional.of(run))
                : new QueuedJob(key, run.envelope(), run.due(), level, 0, UNPICKED, Optional.empty(), Optional.empty());
    }

    /** Waiting again, unless another one waits behind it, which then is what waits. */
    QueuedJob waitingFor(NextRun run, int soManyFailures) {
        var next = behind.orElse(run);
        return new QueuedJob(
                key,
                next.envelope(),
                next.due(),
                priority,
                behind.isPresent() ? 0 : soManyFailures,
                UNPICKED,
                Optional.empty(),
                Optional.empty());
    }

    HeldJob held(Instant now) {
        return new HeldJob(key.kind(), key.id(), version, due, failures, priority, worker.orElseThrow(), now, envelope);
    }

    JobState state(Instant now) {
        if (isPicked()) {
            return JobState.RUNNING;
        }
        if (failures > 0) {
            return JobState.RETRYING;
        }
        return due.isAfter(now) ? JobState.SCHEDULED : JobState.WAITING;
    }

    JobView view(Instant now) {
        return new JobView(
                key,
                state(now),
                priority,
                failures + (isPicked() ? 1 : 0),
                envelope.attempts().stream().map(PastAttempt::view).toList(),
                envelope.enqueuedAt(),
                Optional.of(due),
                worker,
                TraceId.in(envelope.trace()),
                Optional.empty(),
                Optional.empty());
    }
}
