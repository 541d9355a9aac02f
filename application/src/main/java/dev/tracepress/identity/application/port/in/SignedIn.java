package dev.tracepress.identity.application.port.in;

import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.User;

/** A user, and the token that proves it from now on. */
public record SignedIn(User user, AccessToken token) {}
