package dev.tracepress.operations.application.port.in;

import dev.tracepress.operations.application.port.out.WorkerView;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.util.List;
import reactor.core.publisher.Mono;

/** An operator watches who works at what. */
public interface ListWorkersUseCase {

    /** All workers of the installation that tell, by name. */
    @WithSpan("figures.listWorkers")
    Mono<List<WorkerView>> list();
}
