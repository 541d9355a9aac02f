package dev.tracepress.identity.application.port.out;

import dev.tracepress.identity.domain.Ticket;
import java.time.Instant;

/** A new ticket, and until when it is good. */
public record IssuedTicket(Ticket ticket, Instant expiresAt) {}
