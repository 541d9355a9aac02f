package dev.tracepress.shared.application.port.in;

import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** An operator lets the jobs of a kind be started again. */
public interface ResumeJobsUseCase {

    /** Completion, or {@link dev.tracepress.shared.domain.SharedError.JobKindNotFound}. */
    @WithSpan("jobs.resume")
    Mono<Void> resume(ResumeJobs command);

    /** Of which kind. */
    record ResumeJobs(@SpanAttribute("job.type") String kind) {}
}
