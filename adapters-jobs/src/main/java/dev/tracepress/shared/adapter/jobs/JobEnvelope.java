package dev.tracepress.shared.adapter.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What stands in {@code scheduled_tasks.task_data}, as JSON.
 *
 * @param v the version of this form
 * @param trace the headers of W3C Trace Context of the request that caused the job
 * @param lastAttempt those of the latest attempt that failed; absent while there is none
 */
record JobEnvelope(
        int v,
        Instant enqueuedAt,
        Map<String, String> trace,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, String> lastAttempt,
        JsonNode payload) {

    static final int VERSION = 1;

    JobEnvelope failedIn(Map<String, String> attempt) {
        return new JobEnvelope(v, enqueuedAt, trace, attempt, payload);
    }
}
