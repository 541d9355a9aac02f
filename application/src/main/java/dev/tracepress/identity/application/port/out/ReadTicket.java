package dev.tracepress.identity.application.port.out;

import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import java.time.Instant;

/**
 * What a genuine ticket says.
 *
 * @param id its own
 * @param session in which it was asked for
 */
public record ReadTicket(TokenId id, Instant expiresAt, Session session) {}
