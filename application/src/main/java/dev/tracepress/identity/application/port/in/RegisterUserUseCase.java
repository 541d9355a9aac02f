package dev.tracepress.identity.application.port.in;

import dev.tracepress.identity.domain.Registration;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** Somebody becomes a user. */
public interface RegisterUserUseCase {

    /**
     * Registers and signs in.
     *
     * @return the new user, or {@link dev.tracepress.identity.domain.IdentityError.EmailTaken}, {@link
     *     dev.tracepress.identity.domain.IdentityError.PasswordQueueFull}
     */
    @WithSpan("user.register")
    Mono<SignedIn> register(RegisterUser command);

    /** Who wants to become a user. */
    record RegisterUser(Registration registration) {}
}
