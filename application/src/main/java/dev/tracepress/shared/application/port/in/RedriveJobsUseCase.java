package dev.tracepress.shared.application.port.in;

import dev.tracepress.shared.application.port.out.JobControl.DeadJobs;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** An operator has dead jobs tried again. */
public interface RedriveJobsUseCase {

    /**
     * Puts them back into the queue, some thousand at a time and each time for good, for as long as an operator waits for an
     * answer. Jobs whose id is in the queue again are not put back.
     */
    @WithSpan("jobs.redrive")
    Mono<Redriven> redrive(RedriveJobs command);

    /** Which of the dead. */
    record RedriveJobs(DeadJobs which) {}

    /**
     * What was put back.
     *
     * @param more whether there was no time for all: who asks again goes on
     */
    record Redriven(@SpanAttribute("result.count") long jobs, boolean more) {}
}
