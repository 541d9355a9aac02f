package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.application.port.out.OpenSession;
import dev.tracepress.identity.domain.Session;
import java.time.Instant;
import java.util.List;

/** {@code {"sessions":[…]}}, the newest first. */
record SessionListResponse(List<SessionResponse> sessions) {

    static SessionListResponse from(List<OpenSession> sessions, Session caller) {
        return new SessionListResponse(sessions.stream()
                .map(session -> SessionResponse.from(session, caller))
                .toList());
    }

    /**
     * Where a user is signed in.
     *
     * @param current whether it is the one that asks
     */
    record SessionResponse(String id, Instant createdAt, Instant expiresAt, boolean current) {

        static SessionResponse from(OpenSession session, Session caller) {
            return new SessionResponse(
                    session.id().value(),
                    session.createdAt(),
                    session.expiresAt(),
                    session.id().equals(caller.tokenId()));
        }
    }
}
