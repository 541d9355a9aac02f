package dev.tracepress.shared.application.port.in;

import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** The publisher keeps answers no longer than clients may ask for them again. */
public interface ForgetAnswersUseCase {

    /** Forgets all answers that are older than 24 hours, some thousand at a time. */
    @WithSpan("request.forgetAnswers")
    Mono<Forgotten> forget();

    /** How many they were. */
    record Forgotten(@SpanAttribute("result.count") long answers) {}
}
