package dev.tracepress.shared.application.port.in;

import dev.tracepress.shared.application.port.out.JobKindView;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.util.List;
import reactor.core.publisher.Mono;

/** An operator looks at the queue as a whole. */
public interface FindJobKindsUseCase {

    /** Every kind, by name. */
    @WithSpan("jobs.findKinds")
    Mono<List<JobKindView>> findKinds();
}
