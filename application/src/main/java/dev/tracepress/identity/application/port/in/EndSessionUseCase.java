package dev.tracepress.identity.application.port.in;

import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.identity.domain.UserId;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** A user signs out somewhere else. */
public interface EndSessionUseCase {

    /**
     * Ends one of the user's sessions: its token is refused within 5 s on every instance.
     *
     * @return empty, or {@link dev.tracepress.identity.domain.IdentityError.SessionNotFound}
     */
    @WithSpan("user.endSession")
    Mono<Void> end(EndSession command);

    /** Whose session, and which. */
    record EndSession(@SpanAttribute("user.id") UserId user, TokenId id) {}
}
