package dev.tracepress.identity.application.port.in;

import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** A user looks at their own account. */
public interface CurrentUserUseCase {

    /**
     * Finds the user.
     *
     * @return the user, or {@link dev.tracepress.identity.domain.IdentityError.InvalidToken} if they are gone
     */
    @WithSpan("user.current")
    Mono<User> current(CurrentUser command);

    /** Who asks. */
    record CurrentUser(@SpanAttribute("user.id") UserId user) {}
}
