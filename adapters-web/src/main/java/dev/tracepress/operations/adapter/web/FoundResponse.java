package dev.tracepress.operations.adapter.web;

import dev.tracepress.operations.application.port.in.LookUpUseCase.Found;
import dev.tracepress.operations.domain.TraceId;
import dev.tracepress.shared.application.port.out.JobKey;
import org.jspecify.annotations.Nullable;

/** What a name names: a trace, or a job by its kind and id. */
record FoundResponse(
        @Nullable String traceId,
        @Nullable String kind,
        @Nullable String id) {

    static FoundResponse from(Found found) {
        return new FoundResponse(
                found.trace().map(TraceId::value).orElse(null),
                found.job().map(JobKey::kind).orElse(null),
                found.job().map(JobKey::id).orElse(null));
    }
}
