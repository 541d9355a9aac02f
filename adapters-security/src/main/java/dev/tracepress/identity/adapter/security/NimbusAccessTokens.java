package dev.tracepress.identity.adapter.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
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
 * JWTs (RFC 7519) by HS256 and nothing else, of type {@code JWT}, by a key that their {@code kid} names. Claims are looked at
 * by {@link TokenClaims}.
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
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.id())
                .build();
        var claims = claims(user, now.truncatedTo(ChronoUnit.SECONDS));
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new MACSigner(key.secret()));
        } catch (JOSEException broken) {
            throw new IllegalStateException("a key of 32 bytes or more always signs", broken);
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
        var header = token.getHeader();
        if (!JWSAlgorithm.HS256.equals(header.getAlgorithm()) || !JOSEObjectType.JWT.equals(header.getType())) {
            return false;
        }
        var key = keys.named(header.getKeyID());
        return key.isPresent() && token.verify(new MACVerifier(key.get().secret()));
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
