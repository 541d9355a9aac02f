package dev.tracepress.identity.adapter.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.IssuedToken;
import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.UserId;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/**
 * JWTs (RFC 7519) of type {@code JWT}, by a key that their {@code kid} names and by the algorithm of that key, whatever they say.
 * Claims are looked at by {@link TokenClaims}.
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
        var key = keys.signing();
        var header = new JWSHeader.Builder(key.algorithm().inHeader())
                .type(JOSEObjectType.JWT)
                .keyID(key.id())
                .build();
        var claims = claims(user, now.truncatedTo(ChronoUnit.SECONDS));
        var token = new SignedJWT(header, claims);
        try {
            key.sign(token);
        } catch (JOSEException broken) {
            throw new IllegalStateException("a key that fits itself always signs", broken);
        }
        return new IssuedToken(
                new AccessToken(token.serialize()),
                TokenClaims.session(claims, now).orElseThrow());
    }

    @Override
    public Optional<Session> read(AccessToken token, Instant now) {
        try {
            var signed = SignedJWT.parse(token.value());
            return isGenuine(signed)
                            && TokenClaims.haveTheirTypes(signed.getPayload().toJSONObject())
                    ? TokenClaims.session(signed.getJWTClaimsSet(), now)
                    : Optional.empty();
        } catch (ParseException | JOSEException _) {
            return Optional.empty();
        }
    }

    private boolean isGenuine(SignedJWT token) throws JOSEException {
        var key = keys.named(token.getHeader().getKeyID());
        return JOSEObjectType.JWT.equals(token.getHeader().getType())
                && key.isPresent()
                && key.get().hasSigned(token);
    }

    private JWTClaimsSet claims(UserId user, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(TokenClaims.ISSUER)
                .audience(TokenClaims.AUDIENCE)
                .subject(Long.toString(user.value()))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.lifetime())))
                .build();
    }
}
