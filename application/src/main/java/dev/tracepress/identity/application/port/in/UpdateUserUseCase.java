package dev.tracepress.identity.application.port.in;

import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.ProfileEdit;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.VersionCondition;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** A user changes their own account. */
public interface UpdateUserUseCase {

    /**
     * Changes what the edit names. An address or a password is changed only by who says the current password, and ends all
     * sessions; a new one begins.
     *
     * @return the user afterwards, or {@link dev.tracepress.identity.domain.IdentityError.EmailTaken}, {@link
     *     dev.tracepress.identity.domain.IdentityError.CurrentPasswordWrong}, {@link
     *     dev.tracepress.identity.domain.IdentityError.PasswordQueueFull}, {@link
     *     dev.tracepress.identity.domain.IdentityError.VersionConditionFailed}, {@link
     *     dev.tracepress.identity.domain.IdentityError.InvalidToken} if they are gone
     */
    @WithSpan("user.update")
    Mono<Updated> update(UpdateUser command);

    /** Who changes what, and what they say to prove that they are who they are. */
    record UpdateUser(
            @SpanAttribute("user.id") UserId user,
            ProfileEdit edit,
            Optional<Password> currentPassword,
            VersionCondition condition) {}

    /**
     * The user afterwards.
     *
     * @param token by which to go on, if all sessions ended
     */
    record Updated(User user, Optional<AccessToken> token) {}
}
