package dev.tracepress.identity.adapter.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.IssuedTicket;
import dev.tracepress.identity.application.port.out.IssuedToken;
import dev.tracepress.identity.application.port.out.ReadTicket;
import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.Ticket;
import dev.tracepress.identity.domain.UserId;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/**
 * JWTs (RFC 7519) of type {@code JWT}, and tickets of a type of their own, by a key that their {@code kid} names and by the algorithm
 * of that key, whatever they say. Claims are looked at by {@link TokenClaims} and {@link TicketClaims}.
 */
final class NimbusAccessTokens implements AccessTokens {

    private final TokenKeys keys;
    private final TokenSettings settings;

    NimbusAccessTokens(TokenSettings settings) {
        this.keys = new TokenKeys(settings);
        this.settings = settings;
    }

    @Override
    public IssuedToken issue(UserId user, Instant now) {
        var claims = claims(user, now).build();
        return new IssuedToken(
                new AccessToken(signed(JOSEObjectType.JWT, claims)),
                TokenClaims.session(claims, now).orElseThrow());
    }

    private String signed(JOSEObjectType type, JWTClaimsSet claims) {
        var key = keys.signing();
        var header = new JWSHeader.Builder(key.algorithm().inHeader())
                .type(type)
                .keyID(key.id())
                .build();
        var token = new SignedJWT(header, claims);
        try {
            key.sign(token);
        } catch (JOSEException broken) {
            throw new IllegalStateException("a key that fits itself always signs", broken);
        }
        return token.serialize();
    }

    @Override
    public Optional<Session> read(AccessToken token, Instant now) {
        return genuine(JOSEObjectType.JWT, token.value()).flatMap(claims -> TokenClaims.session(claims, now));
    }

    @Override
    public IssuedTicket issueTicket(Session session, Instant now) {
        var claims = TicketClaims.of(session, claims(session.userId(), now), now);
        return new IssuedTicket(
                new Ticket(signed(TicketClaims.TYPE, claims)),
                claims.getExpirationTime().toInstant());
    }

    @Override
    public Optional<ReadTicket> readTicket(Ticket ticket, Instant now) {
        return genuine(TicketClaims.TYPE, ticket.value()).flatMap(claims -> TicketClaims.read(claims, now));
    }

    private Optional<JWTClaimsSet> genuine(JOSEObjectType type, String token) {
        try {
            var signed = SignedJWT.parse(token);
            return isGenuine(type, signed)
                            && TokenClaims.haveTheirTypes(signed.getPayload().toJSONObject())
                    ? Optional.of(signed.getJWTClaimsSet())
                    : Optional.empty();
        } catch (ParseException | JOSEException _) {
            return Optional.empty();
        }
    }

    private boolean isGenuine(JOSEObjectType type, SignedJWT token) throws JOSEException {
        var key = keys.named(token.getHeader().getKeyID());
        return type.equals(token.getHeader().getType())
                && key.isPresent()
                && key.get().hasSigned(token);
    }

    private JWTClaimsSet.Builder claims(UserId user, Instant time) {
        var now = time.truncatedTo(ChronoUnit.SECONDS);
        return new JWTClaimsSet.Builder()
                .issuer(TokenClaims.ISSUER)
                .audience(TokenClaims.AUDIENCE)
                .subject(Long.toString(user.value()))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.lifetime())));
    }
}
