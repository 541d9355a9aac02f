package dev.tracepress.identity.adapter.security;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.identity.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the claims of a genuine token must say (RFC 7519, 4.1): all seven are required, whatever the standard leaves open. */
final class TokenClaims {

    static final String ISSUER = "tracepress";
    static final String AUDIENCE = "tracepress";

    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final Pattern SUBJECT = Pattern.compile("[1-9][0-9]{0,17}");

    private TokenClaims() {}

    /** The library would make texts of numbers; by RFC 7519, 4.1 names are texts and times are numbers. */
    static boolean haveTheirTypes(@Nullable Map<String, Object> claims) {
        return claims != null
                && Stream.of("sub", "iss", "jti").allMatch(name -> claims.get(name) instanceof String)
                && Stream.of("exp", "iat").allMatch(name -> claims.get(name) instanceof Number)
                && (!claims.containsKey("nbf") || claims.get("nbf") instanceof Number);
    }

    /** Empty if a claim is missing or wrong, or the token is not good now, clocks being apart by at most {@link #SKEW}. */
    static Optional<Session> session(JWTClaimsSet claims, Instant now) {
        var issuedForUs = ISSUER.equals(claims.getIssuer()) && List.of(AUDIENCE).equals(claims.getAudience());
        var notBefore = claims.getNotBeforeTime() == null ? claims.getIssueTime() : claims.getNotBeforeTime();
        var isGoodNow = isAfter(claims.getExpirationTime(), now.minus(SKEW))
                && isNotAfter(claims.getIssueTime(), now.plus(SKEW))
                && isNotAfter(notBefore, now.plus(SKEW));
        if (!issuedForUs
                || !isGoodNow
                || !matches(SUBJECT, claims.getSubject())
                || claims.getJWTID() == null
                || !TokenId.isIssued(claims.getJWTID())) {
            return Optional.empty();
        }
        return Optional.of(new Session(
                new UserId(Long.parseLong(claims.getSubject())),
                new TokenId(claims.getJWTID()),
                claims.getIssueTime().toInstant(),
                claims.getExpirationTime().toInstant()));
    }

    private static boolean isAfter(@Nullable Date time, Instant limit) {
        return time != null && time.toInstant().isAfter(limit);
    }

    private static boolean isNotAfter(@Nullable Date time, Instant limit) {
        return time != null && !time.toInstant().isAfter(limit);
    }

    private static boolean matches(Pattern shape, @Nullable String value) {
        return value != null && shape.matcher(value).matches();
    }
}
