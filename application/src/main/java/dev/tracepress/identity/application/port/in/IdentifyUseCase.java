package dev.tracepress.identity.application.port.in;

import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.Session;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** Whose a token is or was, which is less than to believe it: its session may have ended. */
public interface IdentifyUseCase {

    /**
     * Checks signature, time and audience.
     *
     * @return the session, or {@link dev.tracepress.identity.domain.IdentityError.InvalidToken}
     */
    @WithSpan("user.identify")
    Mono<Session> identify(Identify command);

    /** The token that came with a request. */
    record Identify(AccessToken token) {}
}
