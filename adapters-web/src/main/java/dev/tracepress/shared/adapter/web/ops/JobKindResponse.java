package dev.tracepress.shared.adapter.web.ops;

import dev.tracepress.shared.application.port.out.JobKindView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A kind of job: since when it is paused, and how many of its jobs stand where; from {@link JobKindView#MOST_COUNTED} on, at
 * least so many.
 */
public record JobKindResponse(
        String kind,
        @Nullable Instant pausedAt,
        long waiting,
        long scheduled,
        long retrying,
        long running,
        long dead,
        double oldestDueSeconds) {

    public static JobKindResponse from(JobKindView kind) {
        return new JobKindResponse(
                kind.kind(),
                kind.pausedAt().orElse(null),
                kind.waiting(),
                kind.scheduled(),
                kind.retrying(),
                kind.running(),
                kind.dead(),
                kind.oldestDue().toMillis() / 1e3);
    }
}
