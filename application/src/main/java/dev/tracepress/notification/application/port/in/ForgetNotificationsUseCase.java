package dev.tracepress.notification.application.port.in;

import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** The publisher keeps no longer than it must what a recipient is not to see any more. */
public interface ForgetNotificationsUseCase {

    /** Forgets all that were withdrawn so long ago that nobody is told of their favourites any more, some thousand at a time. */
    @WithSpan("notification.forget")
    Mono<Forgotten> forget();

    /** How many they were. */
    record Forgotten(@SpanAttribute("result.count") long notifications) {}
}
