package dev.tracepress.identity.application.port.out;

import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.UserId;
import java.time.Instant;
import java.util.Optional;

/** Signs tokens and reads them back; knows nothing of revocation. */
public interface AccessTokens {

    /** A new token with an id of its own, good from now on for as long as this service lets tokens live. */
    IssuedToken issue(UserId user, Instant now);

    /** What the token says; empty unless it was signed by a key of ours, for us, and is good now. */
    Optional<Session> read(AccessToken token, Instant now);
}
