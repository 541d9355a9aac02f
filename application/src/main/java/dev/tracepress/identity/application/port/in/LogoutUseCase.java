package dev.tracepress.identity.application.port.in;

import dev.tracepress.identity.domain.Session;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** A user gives a token back. */
public interface LogoutUseCase {

    /**
     * Ends the session, and everywhere all others of the user: a token that is ended is refused within 5 s on every instance.
     */
    @WithSpan("user.logout")
    Mono<Void> logout(Logout command);

    /** The session to end, and whether the user's others end with it. */
    record Logout(@SpanAttribute("user.id") Session session, boolean everywhere) {}
}
