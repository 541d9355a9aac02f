package dev.tracepress.identity.application.port.out;

import dev.tracepress.identity.domain.TokenId;
import java.time.Instant;

/** A session as its user sees it among their others. */
public record OpenSession(TokenId id, Instant createdAt, Instant expiresAt) {}
