package dev.tracepress.shared.adapter.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Jobs as JSON: legible to operators, and to the next version of the service. */
final class JobJson implements Serializer {

    private final JsonMapper json = JsonMapper.shared();

    JobEnvelope envelope(Object payload, Instant enqueuedAt, Map<String, String> trace) {
        return new JobEnvelope(JobEnvelope.VERSION, enqueuedAt, trace, null, json.valueToTree(payload));
    }

    <P> P payload(JobEnvelope envelope, Class<P> type) {
        return json.treeToValue(envelope.payload(), type);
    }

    @Override
    public byte[] serialize(Object data) {
        return json.writeValueAsBytes(data);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] data) {
        return json.readValue(data, type);
    }
}
