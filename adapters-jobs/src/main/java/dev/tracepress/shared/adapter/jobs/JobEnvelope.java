package dev.tracepress.shared.adapter.jobs;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What stands in {@code scheduled_tasks.task_data}, as JSON.
 *
 * @param v the version of this form
 * @param trace the headers of W3C Trace Context of the request that caused the job
 */
record JobEnvelope(int v, Instant enqueuedAt, Map<String, String> trace, JsonNode payload) {

    static final int VERSION = 1;
}
