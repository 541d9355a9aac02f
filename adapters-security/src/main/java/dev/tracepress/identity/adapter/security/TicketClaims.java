package dev.tracepress.identity.adapter.security;

import static dev.tracepress.identity.application.port.out.AccessTokens.TICKET_LIFETIME;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.tracepress.identity.application.port.out.ReadTicket;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;

/** What a ticket says beside what a token says: in which session it was asked for. */
final class TicketClaims {

    /** Its own, so that neither is taken for the other (RFC 8725, 3.11). */
    static final JOSEObjectType TYPE = new JOSEObjectType("ticket+jwt");

    private static final String SESSION_ID = "sid";
    private static final String SESSION_BEGAN = "session_iat";
    private static final String SESSION_ENDS = "session_exp";

    private TicketClaims() {}

    static JWTClaimsSet of(Session session, JWTClaimsSet.Builder claims, Instant now) {
        var end = Stream.of(now.plus(TICKET_LIFETIME), session.expiresAt())
                .min(Instant::compareTo)
                .orElseThrow();
        return claims.expirationTime(Date.from(end))
                .claim(SESSION_ID, session.tokenId().value())
                .claim(SESSION_BEGAN, session.issuedAt().getEpochSecond())
                .claim(SESSION_ENDS, session.expiresAt().getEpochSecond())
                .build();
    }

    static Optional<ReadTicket> read(JWTClaimsSet claims, Instant now) {
        return TokenClaims.session(claims, now)
                .flatMap(ticket -> session(claims, ticket)
                        .map(session -> new ReadTicket(ticket.tokenId(), ticket.expiresAt(), session)));
    }

    private static Optional<Session> session(JWTClaimsSet claims, Session ticket) {
        return claims.getClaim(SESSION_ID) instanceof String id
                        && claims.getClaim(SESSION_BEGAN) instanceof Number began
                        && claims.getClaim(SESSION_ENDS) instanceof Number ends
                ? Optional.of(new Session(
                        ticket.userId(),
                        new TokenId(id),
                        Instant.ofEpochSecond(began.longValue()),
                        Instant.ofEpochSecond(ends.longValue())))
                : Optional.empty();
    }
}
