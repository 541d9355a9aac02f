package dev.tracepress.shared.application.port.in;

import dev.tracepress.shared.application.port.out.JobControl.DeadJobs;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** An operator has dead jobs tried again. */
public interface RedriveJobsUseCase {

    /** How many were put back into the queue; jobs whose id is in the queue again are not. */
    @WithSpan("jobs.redrive")
    Mono<Long> redrive(RedriveJobs command);

    /** Which of the dead. */
    record RedriveJobs(DeadJobs which) {}
}
