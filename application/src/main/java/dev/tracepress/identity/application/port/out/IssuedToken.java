package dev.tracepress.identity.application.port.out;

import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.Session;

/** A new token, and what it says. */
public record IssuedToken(AccessToken token, Session session) {}
