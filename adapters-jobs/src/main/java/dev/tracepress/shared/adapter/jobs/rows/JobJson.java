package dev.tracepress.shared.adapter.jobs.rows;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
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
        if (!envelope.couldBeRead()) {
            throw UnreadableJob.withoutEnvelope();
        }
        if (envelope.isOfLaterVersion()) {
            throw new IllegalStateException(
                    "the job is of version " + envelope.v() + ", which this worker does not know");
        }
        if (envelope.payload().isNull()) {
            throw UnreadableJob.withoutPayload();
        }
        return json.treeToValue(envelope.payload(), type);
    }

    /** The same, or nothing if it is not of that type, or of a later version. */
    public <P> Optional<P> payloadIfReadable(JobEnvelope envelope, Class<P> type) {
        if (envelope.isOfLaterVersion()) {
            return Optional.empty();
        }
        try {
            return Optional.of(payload(envelope, type));
        } catch (UnreadableJob | JacksonException _) {
            return Optional.empty();
        }
    }

    public String text(JobEnvelope envelope) {
        return json.writeValueAsString(envelope);
    }

    public String text(List<PastAttempt> attempts) {
        return json.writeValueAsString(attempts);
    }

    /** None, if it does not tell of any. */
    List<PastAttempt> attempts(String text) {
        try {
            return Stream.ofNullable(json.readValue(text, ATTEMPTS))
                    .flatMap(List::stream)
                    .filter(Objects::nonNull)
                    .toList();
        } catch (JacksonException _) {
            return List.of();
        }
    }

    @Override
    public byte[] serialize(Object data) {
        return json.writeValueAsString(data).getBytes(StandardCharsets.UTF_8);
    }

    /** Of what is no envelope one that could not be read: whoever holds such a job must be able to end it. */
    @Override
    public <T> T deserialize(Class<T> type, byte @Nullable [] data) {
        return type.cast(envelope(data == null ? new byte[0] : data));
    }

    private JobEnvelope envelope(byte[] data) {
        try {
            return Optional.ofNullable(json.readValue(data, JobEnvelope.class)).orElseGet(() -> unread(data));
        } catch (JacksonException _) {
            return unread(data);
        }
    }

    /** No text of PostgreSQL holds the character 0. */
    private static JobEnvelope unread(byte[] data) {
        return JobEnvelope.unread(new String(data, StandardCharsets.UTF_8).replace('\0', '\uFFFD'));
    }
}
