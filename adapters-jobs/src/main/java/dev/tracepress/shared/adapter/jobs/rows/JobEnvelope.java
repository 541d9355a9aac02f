package dev.tracepress.shared.adapter.jobs.rows;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * What stands in {@code scheduled_tasks.task_data}, as JSON.
 *
 * @param v the version of this form, or {@link #UNREAD}
 * @param payloadVersion the version of the payload's, null for the first; next to {@code v}, where SQL looks for it
 * @param trace the headers of W3C Trace Context of the request that caused the job
 * @param turn when its tenant's turn comes, null if it has none
 * @param attempts those that failed, the latest {@link #REMEMBERED} of them
 * @param payload what the job runs with; of one that is {@link #UNREAD}, the text that was found in place of an envelope
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

    /** Stands around what is no envelope, so that the job can be ended like any other. */
    static final int UNREAD = 0;

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
        this.enqueuedAt = requireNonNull(enqueuedAt, "enqueuedAt");
        this.trace = Map.copyOf(trace);
        this.turn = turn;
        this.attempts = attempts == null ? List.of() : List.copyOf(attempts);
        this.payload = requireNonNull(payload, "payload");
    }

    static JobEnvelope unread(String text) {
        return new JobEnvelope(UNREAD, null, Instant.EPOCH, Map.of(), null, List.of(), StringNode.valueOf(text));
    }

    /** Whether it is that of a job, and not {@link #UNREAD}. */
    public boolean couldBeRead() {
        return v != UNREAD;
    }

    /** Whether only a later version of the service knows this form. */
    boolean isOfLaterVersion() {
        return v > VERSION;
    }

    /** Whether they are of one job, which may have failed in between. */
    public boolean isOfTheSameJobAs(JobEnvelope other) {
        return enqueuedAt.equals(other.enqueuedAt) && trace.equals(other.trace) && payload.equals(other.payload);
    }

    JobEnvelope enqueuedAt(Instant time) {
        return new JobEnvelope(v, payloadVersion, time, trace, turn, attempts, payload);
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
