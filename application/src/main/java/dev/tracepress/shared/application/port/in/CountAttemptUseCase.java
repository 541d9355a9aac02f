package dev.tracepress.shared.application.port.in;

import dev.tracepress.shared.domain.Allowance;
import dev.tracepress.shared.domain.Quota;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** The publisher lets nobody do too often what others pay for. */
public interface CountAttemptUseCase {

    /**
     * Counts an attempt, or looks whether there may be another one. One that is refused does not count.
     *
     * @return what is left, or {@link dev.tracepress.shared.domain.SharedError.TooManyAttempts}
     */
    @WithSpan("request.countAttempt")
    Mono<Allowance> count(CountAttempt command);

    /**
     * Who attempts what.
     *
     * @param subject whose attempts count together
     * @param happened whether it counts, or is about to be made
     */
    record CountAttempt(Quota quota, String subject, boolean happened) {}
}
