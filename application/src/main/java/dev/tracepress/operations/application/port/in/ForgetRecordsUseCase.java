package dev.tracepress.operations.application.port.in;

import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** The publisher keeps what happened no longer than anybody looks for it. */
public interface ForgetRecordsUseCase {

    /** Forgets all archived spans that began, and lines that were logged, more than a day ago. */
    @WithSpan("trace.forget")
    Mono<Forgotten> forget();

    /** How many they were. */
    record Forgotten(@SpanAttribute("result.count") long records) {}
}
