package dev.tracepress.shared.application.port.in;

import dev.tracepress.shared.application.port.out.JobKey;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** An operator does not wait until a job is due. */
public interface RunJobNowUseCase {

    /**
     * Has it due at once; where its kind is paused, it rests until that is resumed.
     *
     * @return completion, also for a job that runs already, or
     *     {@link dev.tracepress.shared.domain.SharedError.JobNotFound} for one that is not in the queue
     */
    @WithSpan("jobs.runNow")
    Mono<Void> runNow(RunJobNow command);

    /** Which job. */
    record RunJobNow(JobKey key) {}
}
