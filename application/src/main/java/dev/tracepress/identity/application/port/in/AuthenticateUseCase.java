package dev.tracepress.identity.application.port.in;

import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.Session;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** A token is believed or not. */
public interface AuthenticateUseCase {

    /**
     * Checks signature, time, audience, revocation, and that the user still exists.
     *
     * @return the session, or {@link dev.tracepress.identity.domain.IdentityError.InvalidToken}
     */
    @WithSpan("user.authenticate")
    Mono<Session> authenticate(Authenticate command);

    /** The token that came with a request. */
    record Authenticate(AccessToken token) {}
}
