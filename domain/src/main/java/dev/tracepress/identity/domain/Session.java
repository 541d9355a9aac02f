package dev.tracepress.identity.domain;

import java.time.Instant;

/** What a genuine token says: whose it is, its own id, when it was issued and when it ends. */
public record Session(UserId userId, TokenId tokenId, Instant issuedAt, Instant expiresAt) {}
