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
     * Whether the hash was made of that password. Without a hash it is false, but takes just as long, so that time does not
     * tell who has an account.
     */
    Mono<Boolean> matches(Password password, Optional<PasswordHash> hash);
}
