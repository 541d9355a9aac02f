package dev.tracepress.shared.application.port.in;

import dev.tracepress.shared.application.port.out.JobPage;
import dev.tracepress.shared.application.port.out.JobSearch;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** An operator looks through the jobs of one state. */
public interface FindJobsUseCase {

    /** One page, or {@link dev.tracepress.shared.domain.SharedError.UnknownCursor}. */
    @WithSpan("jobs.findAll")
    Mono<JobPage> find(FindJobs command);

    /** Which jobs. */
    record FindJobs(JobSearch search) {}
}
