package dev.tracepress.shared.adapter.web.ops;

import dev.tracepress.shared.application.port.out.JobView;
import dev.tracepress.shared.application.port.out.JobView.FailedAttempt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job; what it does not have is null. */
record JobResponse(
        String kind,
        String id,
        String state,
        int priority,
        int attempts,
        Instant enqueuedAt,
        @Nullable Instant due,
        @Nullable Instant endedAt,
        @Nullable String worker,
        @Nullable String causeTraceId,
        @Nullable String traceId,
        List<Failure> failures) {

    static JobResponse from(JobView job) {
        return new JobResponse(
                job.key().kind(),
                job.key().id(),
                JobQuery.nameOf(job.state()),
                job.priority(),
                job.attempts(),
                job.enqueuedAt(),
                job.due().orElse(null),
                job.endedAt().orElse(null),
                job.worker().orElse(null),
                job.causeTrace().orElse(null),
                job.trace().orElse(null),
                job.failures().stream().map(Failure::from).toList());
    }

    /** An attempt that failed. */
    record Failure(
            int attempt,
            Instant startedAt,
            Instant endedAt,
            String worker,
            @Nullable String traceId,
            String error) {

        static Failure from(FailedAttempt attempt) {
            return new Failure(
                    attempt.number(),
                    attempt.startedAt(),
                    attempt.endedAt(),
                    attempt.worker(),
                    attempt.trace().orElse(null),
                    attempt.error());
        }
    }
}
