package dev.tracepress.shared.application.port.out;

import dev.tracepress.shared.domain.SharedError;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;

/** Names a job: its kind, and its id among those of that kind. No job has a name that a store cannot hold. */
public record JobKey(
        @SpanAttribute("job.type") String kind,
        @SpanAttribute("job.id") String id) {

    public JobKey {
        if (kind.indexOf(0) >= 0 || id.indexOf(0) >= 0) {
            throw new SharedError.JobNotFound();
        }
    }
}
