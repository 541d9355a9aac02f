package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.rows.ErrorText;
import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.rows.PastAttempt;
import dev.tracepress.shared.adapter.jobs.rows.TraceId;
import java.time.Instant;
import java.util.Map;

/**
 * An attempt that this worker is making.
 *
 * @param trace the headers of the attempt's own trace
 */
public record Attempt(HeldJob job, Instant startedAt, Map<String, String> trace) {

    PastAttempt failed(Instant endedAt, Throwable error) {
        return new PastAttempt(
                job.attempt(),
                startedAt,
                endedAt,
                job.worker(),
                TraceId.in(trace).orElse(null),
                ErrorText.of(error));
    }
}
