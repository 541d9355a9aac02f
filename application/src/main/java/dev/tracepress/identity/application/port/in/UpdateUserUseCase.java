package dev.tracepress.identity.application.port.in;

import dev.tracepress.identity.domain.ProfileEdit;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.VersionCondition;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** A user changes their own account. */
public interface UpdateUserUseCase {

    /**
     * Changes what the edit names.
     *
     * @return the user afterwards, or {@link dev.tracepress.identity.domain.IdentityError.EmailTaken}, {@link
     *     dev.tracepress.identity.domain.IdentityError.PasswordQueueFull}, {@link
     *     dev.tracepress.identity.domain.IdentityError.VersionConditionFailed}, {@link
     *     dev.tracepress.identity.domain.IdentityError.InvalidToken} if they are gone
     */
    @WithSpan("user.update")
    Mono<User> update(UpdateUser command);

    /** Who changes what. */
    record UpdateUser(@SpanAttribute("user.id") UserId user, ProfileEdit edit, VersionCondition condition) {}
}
