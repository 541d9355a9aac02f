package dev.tracepress.operations.application.port.in;

import dev.tracepress.operations.domain.TraceId;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.domain.Text;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** An operator has a name and wants to see what it names. */
public interface LookUpUseCase {

    /**
     * A trace by its id, a {@code traceparent} or the {@code X-Request-Id} of an answer; else a job by its id, of whatever kind.
     *
     * @return what it is, or {@link dev.tracepress.operations.domain.OperationsError.TraceNotFound}
     */
    @WithSpan("trace.lookUp")
    Mono<Found> lookUp(LookUp command);

    /** What somebody pasted. */
    record LookUp(Text text) {}

    /** One of the two. */
    record Found(Optional<TraceId> trace, Optional<JobKey> job) {

        public static Found of(TraceId trace) {
            return new Found(Optional.of(trace), Optional.empty());
        }

        public static Found of(JobKey job) {
            return new Found(Optional.empty(), Optional.of(job));
        }
    }
}
