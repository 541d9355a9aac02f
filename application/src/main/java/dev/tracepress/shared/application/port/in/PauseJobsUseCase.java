package dev.tracepress.shared.application.port.in;

import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** An operator keeps the jobs of a kind from being started, in all processes. */
public interface PauseJobsUseCase {

    /** Completion, or {@link dev.tracepress.shared.domain.SharedError.JobKindNotFound}. */
    @WithSpan("jobs.pause")
    Mono<Void> pause(PauseJobs command);

    /** Of which kind. */
    record PauseJobs(@SpanAttribute("job.type") String kind) {}
}
