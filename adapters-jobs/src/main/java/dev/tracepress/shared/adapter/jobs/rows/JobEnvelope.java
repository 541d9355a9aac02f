package dev.tracepress.shared.adapter.jobs.rows;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What stands in {@code scheduled_tasks.task_data}, as JSON.
 *
 * @param v the version of this form
 * @param payloadVersion the version of the payload's, null for the first; next to {@code v}, where SQL looks for it
 * @param trace the headers of W3C Trace Context of the request that caused the job
 * @param turn when its tenant's turn comes, null if it has none
 * @param attempts those that failed, the latest {@link #REMEMBERED} of them
 */
@JsonPropertyOrder({"v", "payloadVersion"})
public record JobEnvelope(
        int v,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer payloadVersion,
        Instant enqueuedAt,
        Map<String, String> trace,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer turn,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PastAttempt> attempts,
        JsonNode payload) {

    public static final int VERSION = 1;
    public static final int FIRST_PAYLOAD_VERSION = 1;

    /** More than any usual policy allows, and few enough for a row to stay small. */
    private static final int REMEMBERED = 50;

    public JobEnvelope(
            int v,
            @Nullable Integer payloadVersion,
            Instant enqueuedAt,
            Map<String, String> trace,
            @Nullable Integer turn,
            @Nullable List<PastAttempt> attempts,
            JsonNode payload) {
        this.v = v;
        this.payloadVersion = payloadVersion;
        this.enqueuedAt = enqueuedAt;
        this.trace = Map.copyOf(trace);
        this.turn = turn;
        this.attempts = attempts == null ? List.of() : List.copyOf(attempts);
        this.payload = payload;
    }

    /** Whether a worker can read it that knows the payload in forms up to that one. */
    public boolean isReadableUpTo(int version) {
        return payloadVersion == null || payloadVersion <= version;
    }

    public JobEnvelope with(PastAttempt attempt) {
        var all = Stream.concat(attempts.stream(), Stream.of(attempt)).toList();
        var latest = all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
        return new JobEnvelope(v, payloadVersion, enqueuedAt, trace, turn, latest, payload);
    }
}
