package dev.tracepress.identity.application.port.out;

import dev.tracepress.identity.domain.EmailAddress;
import dev.tracepress.identity.domain.NewUser;
import dev.tracepress.identity.domain.PasswordHash;
import dev.tracepress.identity.domain.ProfileEdit;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.VersionCondition;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Keeps users; no two of them have addresses that differ in case alone. Each call is atomic. */
public interface UserRepository {

    /**
     * Adds a user under a new id.
     *
     * @return the user, or {@link dev.tracepress.identity.domain.IdentityError.EmailTaken}
     */
    Mono<User> add(NewUser user);

    /** The user of that id; empty if there is none. */
    Mono<User> byId(UserId id);

    /** The user of that address in whatever case; empty if there is none. */
    Mono<User> byEmail(EmailAddress email);

    /**
     * Changes what the edit names and leaves the rest as it is at that moment, so that edits made at once both last. The
     * condition is judged in the same step, so that nobody can change the user in between, and so is whether the password hash is
     * still the one by which the user proved who they are, if they had to.
     *
     * @return the user afterwards, one version further; empty if there is none, the condition does not hold or the hash is
     *     another; {@link
     *     dev.tracepress.identity.domain.IdentityError.EmailTaken}
     */
    Mono<User> edit(
            UserId id,
            Optional<PasswordHash> proved,
            ProfileEdit edit,
            Optional<PasswordHash> newPassword,
            VersionCondition condition,
            Instant now);

    /**
     * Keeps another hash of the same password, if the one by which the user proved who they are is still kept. To everybody else
     * nothing has changed: no version is made, and sessions stay open. It waits for nobody: where somebody else is just changing the
     * user or signing in, nothing is done, so that it never breaks the transaction of which it is part.
     *
     * @return whether it was done
     */
    Mono<Boolean> rehash(UserId id, PasswordHash proved, PasswordHash renewed);

    /**
     * Removes the user with all that is theirs: articles with everybody's favourites of them, their own favourites, and
     * notifications to, by and about them. Counters say at every moment what is there. The condition is judged in the same step.
     *
     * @return whether there was one whose password hash is still that, and for whom the condition holds
     */
    Mono<Boolean> remove(UserId id, PasswordHash proved, VersionCondition condition);
}
