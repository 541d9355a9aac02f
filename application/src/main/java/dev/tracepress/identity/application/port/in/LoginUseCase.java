package dev.tracepress.identity.application.port.in;

import dev.tracepress.identity.domain.Credentials;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** A user proves who they are. */
public interface LoginUseCase {

    /**
     * Signs in. Success, an unknown address and a wrong password all take the same time.
     *
     * @return the user with a new token, or {@link dev.tracepress.identity.domain.IdentityError.InvalidCredentials}, {@link
     *     dev.tracepress.identity.domain.IdentityError.PasswordQueueFull}
     */
    @WithSpan("user.login")
    Mono<SignedIn> login(Login command);

    /** What somebody says to prove who they are. */
    record Login(Credentials credentials) {}
}
