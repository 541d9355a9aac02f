package dev.tracepress.shared.adapter.jobs.rows;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Jobs as JSON: legible to operators, and to the next version of the service. */
public final class JobJson implements Serializer {

    private static final TypeReference<List<PastAttempt>> ATTEMPTS = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.shared();

    /**
     * Around a payload.
     *
     * @param version of the payload's form
     */
    public JobEnvelope envelope(
            Object payload, int version, Instant enqueuedAt, Map<String, String> trace, @Nullable Integer turn) {
        var later = version == JobEnvelope.FIRST_PAYLOAD_VERSION ? null : version;
        return new JobEnvelope(
                JobEnvelope.VERSION, later, enqueuedAt, trace, turn, List.of(), json.valueToTree(payload));
    }

    /** A later version's job is left to workers of that version: here it fails, and is tried again there. */
    public <P> P payload(JobEnvelope envelope, Class<P> type) {
        if (envelope.v() > JobEnvelope.VERSION) {
            throw new IllegalStateException(
                    "the job is of version " + envelope.v() + ", which this worker does not know");
        }
        return json.treeToValue(envelope.payload(), type);
    }

    public String text(JobEnvelope envelope) {
        return json.writeValueAsString(envelope);
    }

    public String text(List<PastAttempt> attempts) {
        return json.writeValueAsString(attempts);
    }

    List<PastAttempt> attempts(String text) {
        return json.readValue(text, ATTEMPTS);
    }

    @Override
    public byte[] serialize(Object data) {
        return json.writeValueAsString(data).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] data) {
        return json.readValue(data, type);
    }
}
