package dev.tracepress.operations.application.port.in;

import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.operations.domain.Requests;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** An operator looks for a request worth opening. */
public interface ListRequestsUseCase {

    /** At most fifty of those that are kept, in the order that was asked for; not those of the console itself. */
    @WithSpan("trace.listRequests")
    Mono<List<RecordedSpan>> list(ListRequests command);

    /**
     * Which requests.
     *
     * @param route the template of their route, such as {@code /api/articles/{slug}}
     */
    record ListRequests(Requests which, Optional<String> route) {}
}
