package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.application.port.out.IssuedTicket;
import java.time.Instant;

/** {@code {"ticket":"…","expiresAt":"…"}}. */
record TicketResponse(String ticket, Instant expiresAt) {

    static TicketResponse from(IssuedTicket issued) {
        return new TicketResponse(issued.ticket().value(), issued.expiresAt());
    }

    /** Without the ticket. */
    @Override
    public String toString() {
        return "TicketResponse[expiresAt=" + expiresAt + "]";
    }
}
