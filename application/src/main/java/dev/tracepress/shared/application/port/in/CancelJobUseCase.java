package dev.tracepress.shared.application.port.in;

import dev.tracepress.shared.application.port.out.JobKey;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** An operator ends a job that waits or runs. */
public interface CancelJobUseCase {

    /**
     * Ends it; what it writes to the database cannot show any more.
     *
     * @return completion, or {@link dev.tracepress.shared.domain.SharedError.JobNotFound} for a job that is not in the queue,
     *     or that recurs and is to be paused instead
     */
    @WithSpan("jobs.cancel")
    Mono<Void> cancel(CancelJob command);

    /** Which job. */
    record CancelJob(JobKey key) {}
}
