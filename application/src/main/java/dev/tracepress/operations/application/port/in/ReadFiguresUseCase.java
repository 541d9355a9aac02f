package dev.tracepress.operations.application.port.in;

import dev.tracepress.operations.application.port.out.Figure;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.util.List;
import reactor.core.publisher.Mono;

/** An operator watches how the service does. */
public interface ReadFiguresUseCase {

    /** All that this process counts and measures, without asking the database anything. */
    @WithSpan("figures.read")
    Mono<List<Figure>> read();
}
