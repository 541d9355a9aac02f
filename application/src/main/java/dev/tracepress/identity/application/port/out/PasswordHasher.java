package dev.tracepress.identity.application.port.out;

import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.PasswordHash;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Makes passwords dear to guess. The work is slow on purpose and done away from the caller's thread; when too much of it
 * waits, both methods fail with {@link dev.tracepress.identity.domain.IdentityError.PasswordQueueFull}.
 */
public interface PasswordHasher {

    /** A new hash, with a salt of its own: the same password never gives the same hash twice. */
    Mono<PasswordHash> hash(Password password);

    /**
     * Whether the hash was made of that password, and if so a new hash where that one was made in a cheaper way than {@link
     * #hash} would, or by a function that only imported users have. Such a hash counts for as much as that function looks at; a
     * password that is longer is not made anew. Without a hash nothing matches, but that takes just as long as a hash of today,
     * so that time does not tell who has an account.
     */
    Mono<PasswordCheck> check(Password password, Optional<PasswordHash> hash);
}
