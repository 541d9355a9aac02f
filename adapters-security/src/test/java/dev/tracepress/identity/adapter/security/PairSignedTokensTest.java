package dev.tracepress.identity.adapter.security;

import static dev.tracepress.identity.adapter.security.TokenSettings.Algorithm.EDDSA;
import static dev.tracepress.identity.adapter.security.TokenSettings.Algorithm.HS256;
import static dev.tracepress.identity.adapter.security.TokenSettings.Algorithm.RS256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.tracepress.identity.adapter.security.TokenSettings.PrivateKeys;
import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.AccessTokensContract;
import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.testkit.Given;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tokens that whoever has the public half of a key can read, and nobody else make. */
class PairSignedTokensTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Given.NOON;
    private static final Duration LIFETIME = Duration.ofHours(1);

    @Nested
    class ByRs256 extends AccessTokensContract {
        @Override
        protected AccessTokens tokens(Duration lifetime) {
            return new NimbusAccessTokens(
                    new TokenSettings(RS256, List.of(), PrivateKeys.parse(Pairs.RSA_PEM), lifetime));
        }
    }

    @Nested
    class ByEdDsa extends AccessTokensContract {
        @Override
        protected AccessTokens tokens(Duration lifetime) {
            return new NimbusAccessTokens(
                    new TokenSettings(EDDSA, List.of(), PrivateKeys.parse(Pairs.ED25519_PEM), lifetime));
        }
    }

    @Test
    void a_token_names_its_key_and_anybody_can_verify_it_by_what_is_published() throws Exception {
        for (var algorithm : List.of(RS256, EDDSA)) {
            var keys = PrivateKeys.parse(Pairs.RSA_PEM + Pairs.ED25519_PEM);
            var token = SignedJWT.parse(issued(tokens(algorithm, keys)).value());

            var published = JWKSet.parse(keys.published().orElseThrow());
            var key = published.getKeyByKeyId(token.getHeader().getKeyID());

            assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo(algorithm.text());
            assertThat(key.isPrivate()).isFalse();
            assertThat(isSignedBy(key, token)).isTrue();
        }
    }

    @Test
    void whoever_knows_the_public_half_makes_no_token_by_taking_it_for_a_secret() throws Exception {
        for (var algorithm : List.of(RS256, EDDSA)) {
            var keys = PrivateKeys.parse(algorithm == RS256 ? Pairs.RSA_PEM : Pairs.ED25519_PEM);
            var open = JWKSet.parse(keys.published().orElseThrow()).getKeys().getFirst();
            var encoded = algorithm == RS256
                    ? open.toRSAKey().toRSAPublicKey().getEncoded()
                    : open.toOctetKeyPair().getDecodedX();
            var pem = "-----BEGIN PUBLIC KEY-----\n" + Base64URL.encode(encoded) + "\n-----END PUBLIC KEY-----\n";

            for (var secret : List.of(
                    encoded,
                    pem.getBytes(StandardCharsets.UTF_8),
                    open.toJSONString().getBytes(StandardCharsets.UTF_8))) {
                var forged = signed(JWSAlgorithm.HS256, open.getKeyID(), new MACSigner(secret));
                assertThat(tokens(algorithm, keys).read(forged, NOW)).isEmpty();
            }
        }
    }

    @Test
    void no_algorithm_but_that_of_the_key_is_believed() throws Exception {
        var keys = PrivateKeys.parse(Pairs.RSA_PEM + Pairs.ED25519_PEM);
        var rsa = keyOf(Pairs.RSA_PEM);
        var ed25519 = keyOf(Pairs.ED25519_PEM);
        var byRsa = new RSASSASigner(rsa.toRSAKey());
        var tokens = tokens(RS256, keys);

        assertThat(tokens.read(signed(JWSAlgorithm.RS256, rsa.getKeyID(), byRsa), NOW))
                .isPresent();
        assertThat(tokens.read(signed(JWSAlgorithm.RS384, rsa.getKeyID(), byRsa), NOW))
                .isEmpty();
        assertThat(tokens.read(signed(JWSAlgorithm.PS256, rsa.getKeyID(), byRsa), NOW))
                .isEmpty();
        assertThat(tokens.read(signed(JWSAlgorithm.RS256, ed25519.getKeyID(), byRsa), NOW))
                .isEmpty();
        assertThat(tokens.read(new AccessToken(new PlainJWT(claims()).serialize()), NOW))
                .isEmpty();
        var byEd25519 = signed(JWSAlgorithm.EdDSA, ed25519.getKeyID(), new Ed25519JwsSigner(ed25519.toOctetKeyPair()));
        assertThat(tokens.read(byEd25519, NOW)).isPresent();
    }

    @Test
    void a_signature_of_ed25519_that_is_none_is_refused_and_nothing_breaks() throws Exception {
        var tokens = tokens(EDDSA, PrivateKeys.parse(Pairs.ED25519_PEM));
        var genuine = issued(tokens).value();
        var text = genuine.substring(0, genuine.lastIndexOf('.') + 1);
        var bytes = new Base64URL(genuine.substring(text.length())).decode();
        var beyondTheOrder = bytes.clone();
        beyondTheOrder[63] = (byte) 0xff;
        var flipped = bytes.clone();
        flipped[0] ^= 1;

        for (var signature : List.of(new byte[0], new byte[63], new byte[64], new byte[65], beyondTheOrder, flipped)) {
            assertThat(tokens.read(new AccessToken(text + Base64URL.encode(signature)), NOW))
                    .isEmpty();
        }
    }

    @Test
    void what_a_header_calls_critical_is_not_passed_over() throws Exception {
        var pair = keyOf(Pairs.ED25519_PEM).toOctetKeyPair();
        var header = new JWSHeader.Builder(JWSAlgorithm.EdDSA)
                .type(JOSEObjectType.JWT)
                .keyID(pair.getKeyID())
                .criticalParams(Set.of("exp"))
                .customParam("exp", 1)
                .build();
        var token = new SignedJWT(header, claims());
        token.sign(new Ed25519JwsSigner(pair));

        assertThat(tokens(EDDSA, PrivateKeys.parse(Pairs.ED25519_PEM)).read(new AccessToken(token.serialize()), NOW))
                .isEmpty();
    }

    @Test
    void while_keys_and_algorithms_change_no_valid_token_is_refused() {
        var before = new TokenSettings(HS256, List.of(SECRET), PrivateKeys.NONE, LIFETIME);
        var prepared = new TokenSettings(HS256, List.of(SECRET), PrivateKeys.parse(Pairs.RSA_PEM), LIFETIME);
        var changed = new TokenSettings(RS256, List.of(SECRET), PrivateKeys.parse(Pairs.RSA_PEM), LIFETIME);
        var preparedAgain =
                new TokenSettings(RS256, List.of(), PrivateKeys.parse(Pairs.RSA_PEM + Pairs.OTHER_RSA_PEM), LIFETIME);
        var changedAgain =
                new TokenSettings(RS256, List.of(), PrivateKeys.parse(Pairs.OTHER_RSA_PEM + Pairs.RSA_PEM), LIFETIME);

        believesAll(List.of(before, prepared), List.of(before, prepared, changed));
        believesAll(List.of(changed, preparedAgain), List.of(prepared, changed, preparedAgain, changedAgain));
        believesAll(List.of(changedAgain), List.of(preparedAgain, changedAgain));
        assertThat(new NimbusAccessTokens(preparedAgain).read(issued(new NimbusAccessTokens(before)), NOW))
                .isEmpty();
    }

    @Test
    void other_secrets_are_derived_of_what_signs_first_and_no_secret_shows_itself() {
        var keys = PrivateKeys.parse(Pairs.ED25519_PEM);
        var bySecret = new TokenSettings(HS256, List.of(SECRET), keys, LIFETIME);
        var byPair = new TokenSettings(EDDSA, List.of(SECRET), keys, LIFETIME);

        assertThat(bySecret.derivedSecrets()).hasSize(2).startsWith(SECRET);
        assertThat(byPair.derivedSecrets()).hasSize(2).endsWith(SECRET).hasSameElementsAs(bySecret.derivedSecrets());
        var half = keyOf(Pairs.ED25519_PEM).toOctetKeyPair().getD().toString();
        assertThat(byPair.derivedSecrets()).noneMatch(secret -> secret.contains(half));
        assertThat(byPair + " " + keys + " " + bySecret).doesNotContain(half, SECRET);
        assertThat(keys.published().orElseThrow()).doesNotContain(half);
    }

    @Test
    void what_signs_must_be_there() {
        assertThatThrownBy(() -> new TokenSettings(HS256, List.of(), PrivateKeys.NONE, LIFETIME))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TokenSettings(EDDSA, List.of(SECRET), PrivateKeys.parse(Pairs.RSA_PEM), LIFETIME))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(PrivateKeys.NONE.published()).isEqualTo(Optional.empty());
    }

    private static void believesAll(List<TokenSettings> issuers, List<TokenSettings> readers) {
        for (var issuer : issuers) {
            var token = issued(new NimbusAccessTokens(issuer));
            assertThat(readers)
                    .allMatch(reader ->
                            new NimbusAccessTokens(reader).read(token, NOW).isPresent());
        }
    }

    private static AccessTokens tokens(TokenSettings.Algorithm algorithm, PrivateKeys keys) {
        return new NimbusAccessTokens(new TokenSettings(algorithm, List.of(), keys, LIFETIME));
    }

    private static AccessToken issued(AccessTokens tokens) {
        return tokens.issue(new UserId(1), NOW).token();
    }

    /** With its name and its private half. */
    private static JWK keyOf(String pem) {
        try {
            var name = JWKSet.parse(KeyPairs.parse(pem).published().orElseThrow())
                    .getKeys()
                    .getFirst()
                    .getKeyID();
            var pair = PrivateKeyText.parse(pem.strip()).getFirst();
            return pair instanceof RSAKey rsa
                    ? new RSAKey.Builder(rsa).keyID(name).build()
                    : new OctetKeyPair.Builder(pair.toOctetKeyPair())
                            .keyID(name)
                            .build();
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isSignedBy(JWK key, SignedJWT token) throws JOSEException {
        return token.verify(
                key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new Ed25519JwsVerifier(key.toOctetKeyPair()));
    }

    private static AccessToken signed(JWSAlgorithm algorithm, String kid, JWSSigner signer) throws JOSEException {
        var header = new JWSHeader.Builder(algorithm)
                .type(JOSEObjectType.JWT)
                .keyID(kid)
                .build();
        var token = new SignedJWT(header, claims());
        token.sign(signer);
        return new AccessToken(token.serialize());
    }

    private static JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .issuer("tracepress")
                .audience("tracepress")
                .subject("1")
                .jwtID("some-id")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plus(LIFETIME)))
                .build();
    }
}
