package dev.tracepress.identity.adapter.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.tracepress.identity.adapter.security.TokenSettings.PrivateKeys;
import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.AccessTokensContract;
import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NimbusAccessTokensTest extends AccessTokensContract {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String OTHER_SECRET = "fedcba9876543210fedcba9876543210";
    private static final String LONG_SECRET = SECRET + SECRET;
    private static final Instant NOW = Given.NOON;
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final AccessTokens tokens = tokens(LIFETIME);

    @Override
    protected AccessTokens tokens(Duration lifetime) {
        return tokens(SECRET, List.of(), lifetime);
    }

    @Test
    void the_token_made_by_the_forger_is_good_until_something_in_it_is_wrong() throws JOSEException {
        assertThat(tokens.read(new AccessToken(signed(_ -> {}, _ -> {}, SECRET)), NOW))
                .isPresent();
    }

    @TestFactory
    Stream<DynamicTest> every_forged_token_is_refused() throws JOSEException {
        var genuine = tokens.issue(new UserId(1), NOW).token().value();
        return Map.ofEntries(
                        Map.entry("no algorithm", new PlainJWT(claims().build()).serialize()),
                        Map.entry("another key under our key's name", signed(_ -> {}, _ -> {}, OTHER_SECRET)),
                        Map.entry("another algorithm", signedWith(JWSAlgorithm.HS512, LONG_SECRET)),
                        Map.entry("an unknown kid", signed(_ -> {}, header -> header.keyID("unknown"), SECRET)),
                        Map.entry("a hostile kid", signed(_ -> {}, header -> header.keyID("../../etc/passwd"), SECRET)),
                        Map.entry("no kid", signed(_ -> {}, header -> header.keyID(null), SECRET)),
                        Map.entry(
                                "another type",
                                signed(_ -> {}, header -> header.type(new JOSEObjectType("at+jwt")), SECRET)),
                        Map.entry("no type", signed(_ -> {}, header -> header.type(null), SECRET)),
                        Map.entry("no expiry", signed(claims -> claims.expirationTime(null), _ -> {}, SECRET)),
                        Map.entry("no issue time", signed(claims -> claims.issueTime(null), _ -> {}, SECRET)),
                        Map.entry("no subject", signed(claims -> claims.subject(null), _ -> {}, SECRET)),
                        Map.entry(
                                "a subject that is no user", signed(claims -> claims.subject("root"), _ -> {}, SECRET)),
                        Map.entry(
                                "a subject that is a number",
                                signed(claims -> claims.claim("sub", 1), _ -> {}, SECRET)),
                        Map.entry("an id that is a number", signed(claims -> claims.claim("jti", 1), _ -> {}, SECRET)),
                        Map.entry("no id", signed(claims -> claims.jwtID(null), _ -> {}, SECRET)),
                        Map.entry("a foreign issuer", signed(claims -> claims.issuer("elsewhere"), _ -> {}, SECRET)),
                        Map.entry(
                                "a foreign audience", signed(claims -> claims.audience("elsewhere"), _ -> {}, SECRET)),
                        Map.entry(
                                "a second audience",
                                signed(claims -> claims.audience(List.of("tracepress", "elsewhere")), _ -> {}, SECRET)),
                        Map.entry(
                                "issued tomorrow",
                                signed(
                                        claims -> claims.issueTime(Date.from(NOW.plusSeconds(86_400))),
                                        _ -> {},
                                        SECRET)),
                        Map.entry(
                                "not yet valid",
                                signed(
                                        claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(60))),
                                        _ -> {},
                                        SECRET)),
                        Map.entry(
                                "expired",
                                signed(
                                        claims -> claims.expirationTime(Date.from(NOW.minusSeconds(6))),
                                        _ -> {},
                                        SECRET)),
                        Map.entry("truncated", genuine.substring(0, genuine.length() - 2)),
                        Map.entry(
                                "a flipped bit",
                                genuine.substring(0, genuine.length() - 10)
                                        + (genuine.charAt(genuine.length() - 10) == 'A' ? 'B' : 'A')
                                        + genuine.substring(genuine.length() - 9)),
                        Map.entry("no signature", genuine.substring(0, genuine.lastIndexOf('.') + 1)))
                .entrySet()
                .stream()
                .map(forged -> DynamicTest.dynamicTest(
                        forged.getKey(),
                        () -> assertThat(tokens.read(new AccessToken(forged.getValue()), NOW))
                                .isEmpty()));
    }

    @Test
    void while_keys_rotate_no_valid_token_is_refused() {
        var before = tokens(SECRET, List.of(), LIFETIME);
        var prepared = tokens(SECRET, List.of(OTHER_SECRET), LIFETIME);
        var rotated = tokens(OTHER_SECRET, List.of(SECRET), LIFETIME);

        for (var issuer : List.of(before, prepared)) {
            var token = issuer.issue(new UserId(1), NOW).token();
            assertThat(List.of(before, prepared, rotated))
                    .allMatch(reader -> reader.read(token, NOW).isPresent());
        }
        var token = rotated.issue(new UserId(1), NOW).token();
        assertThat(List.of(prepared, rotated))
                .allMatch(reader -> reader.read(token, NOW).isPresent());
        var former = tokens(OTHER_SECRET, List.of(), LIFETIME)
                .read(before.issue(new UserId(1), NOW).token(), NOW);
        new Verdict("12")
                .mustEqual(
                        "newTokenReadEverywhere",
                        prepared.read(token, NOW).isPresent()
                                && rotated.read(token, NOW).isPresent(),
                        true)
                .mustEqual("tokenOfAKeyThatIsGone", former.isPresent(), false)
                .give();
    }

    private static AccessTokens tokens(String secret, List<String> formerSecrets, Duration lifetime) {
        return new NimbusAccessTokens(settings(secret, formerSecrets, lifetime));
    }

    private static TokenSettings settings(String secret, List<String> formerSecrets, Duration lifetime) {
        var secrets = Stream.concat(Stream.of(secret), formerSecrets.stream()).toList();
        return new TokenSettings(TokenSettings.Algorithm.HS256, secrets, PrivateKeys.NONE, lifetime);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("tracepress")
                .audience("tracepress")
                .subject("1")
                .jwtID("some-id")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plus(LIFETIME)));
    }

    private static String signed(
            Consumer<JWTClaimsSet.Builder> claimsChange, Consumer<JWSHeader.Builder> headerChange, String secret)
            throws JOSEException {
        var claims = claims();
        claimsChange.accept(claims);
        var header = header(JWSAlgorithm.HS256);
        headerChange.accept(header);
        return serialized(header, claims, secret);
    }

    private static String signedWith(JWSAlgorithm algorithm, String secret) throws JOSEException {
        return serialized(header(algorithm), claims(), secret);
    }

    private static JWSHeader.Builder header(JWSAlgorithm algorithm) {
        var kid = new TokenKeys(settings(SECRET, List.of(), LIFETIME)).signing().id();
        return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(kid);
    }

    private static String serialized(JWSHeader.Builder header, JWTClaimsSet.Builder claims, String secret)
            throws JOSEException {
        var token = new SignedJWT(header.build(), claims.build());
        token.sign(new MACSigner(secret));
        return token.serialize();
    }
}
