package dev.tracepress.identity.application.port.in;

import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.VersionCondition;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** A user leaves for good. */
public interface DeleteUserUseCase {

    /**
     * Removes the user with all that is theirs, and ends their sessions.
     *
     * @return empty, or {@link dev.tracepress.identity.domain.IdentityError.CurrentPasswordWrong}, {@link
     *     dev.tracepress.identity.domain.IdentityError.PasswordQueueFull}, {@link
     *     dev.tracepress.identity.domain.IdentityError.VersionConditionFailed}, {@link
     *     dev.tracepress.identity.domain.IdentityError.InvalidToken} if they are gone
     */
    @WithSpan("user.delete")
    Mono<Void> delete(DeleteUser command);

    /** Who leaves, what they say to prove that they are who they are, and on which condition. */
    record DeleteUser(
            @SpanAttribute("user.id") UserId user, Optional<Password> currentPassword, VersionCondition condition) {}
}
