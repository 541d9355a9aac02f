package dev.tracepress.shared.adapter.jobs.inprocess;

import dev.tracepress.shared.adapter.jobs.rows.JobEnvelope;
import dev.tracepress.shared.adapter.jobs.rows.PastAttempt;
import dev.tracepress.shared.adapter.jobs.rows.TraceId;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobState;
import dev.tracepress.shared.application.port.out.JobView;
import java.time.Instant;
import java.util.Optional;

/**
 * A job that is over: dead, succeeded or cancelled.
 *
 * @param trace of the attempt that ended it
 */
record EndedJob(
        JobKey key,
        JobState state,
        JobEnvelope envelope,
        int priority,
        int attempts,
        Optional<String> worker,
        Optional<String> trace,
        Instant at) {

    boolean isDead() {
        return state == JobState.DEAD;
    }

    JobView view() {
        return new JobView(
                key,
                state,
                priority,
                attempts,
                envelope.attempts().stream().map(PastAttempt::view).toList(),
                envelope.enqueuedAt(),
                Optional.empty(),
                worker,
                TraceId.in(envelope.trace()),
                trace,
                Optional.of(at));
    }
}
