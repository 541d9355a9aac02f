package dev.tracepress.shared.application.port.in;

import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobView;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** An operator looks at one job, with its attempts and their traces. */
public interface FindJobUseCase {

    /** The job, or {@link dev.tracepress.shared.domain.SharedError.JobNotFound}. */
    @WithSpan("jobs.find")
    Mono<JobView> find(FindJob command);

    /** Which job. */
    record FindJob(JobKey key) {}
}
