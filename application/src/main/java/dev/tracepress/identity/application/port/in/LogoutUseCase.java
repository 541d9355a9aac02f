package dev.tracepress.identity.application.port.in;

import dev.tracepress.identity.domain.Session;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** A user gives a token back. */
public interface LogoutUseCase {

    /** Ends the session: its token is refused within 5 s on every instance, the user's other tokens live on. */
    @WithSpan("user.logout")
    Mono<Void> logout(Logout command);

    /** The session to end. */
    record Logout(@SpanAttribute("user.id") Session session) {}
}
