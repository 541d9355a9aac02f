package dev.tracepress.identity.adapter.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class KeyPairsTest {

    /** RFC 8037, A.1. */
    private static final String ED25519_JWK =
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\","
                    + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

    @Test
    void a_key_of_ed25519_signs_as_the_standard_says() throws JOSEException, ParseException {
        var pair = OctetKeyPair.parse(ED25519_JWK);
        var header = new JWSHeader(JWSAlgorithm.EdDSA);
        var text = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".getBytes(StandardCharsets.US_ASCII);

        var signature = new Ed25519JwsSigner(pair).sign(header, text);

        assertThat(signature)
                .hasToString("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
        assertThat(new Ed25519JwsVerifier(pair).verify(header, text, signature)).isTrue();
    }

    @Test
    void a_key_is_called_by_its_thumbprint_unless_it_has_a_name() throws ParseException {
        assertThat(published(ED25519_JWK).getFirst().getKeyID())
                .isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assertThat(published(ED25519_JWK.replace("{", "{\"kid\":\"autumn\","))
                        .getFirst()
                        .getKeyID())
                .isEqualTo("autumn");
    }

    @Test
    void only_public_halves_are_published_and_say_what_they_are_for() throws ParseException {
        var text = KeyPairs.parse("# First the new one\n" + Pairs.ED25519_PEM + "\r\n" + Pairs.RSA_PEM)
                .published()
                .orElseThrow();

        assertThat(JWKSet.parse(text).getKeys())
                .extracting(key -> key.getKeyType() + " " + key.getAlgorithm() + " " + key.getKeyUse())
                .containsExactly("OKP EdDSA sig", "RSA RS256 sig");
        assertThat(JWKSet.parse(text).getKeys()).noneMatch(JWK::isPrivate);
        assertThat(text).doesNotContain("\"d\"", "\"p\"", "\"q\"", "\"dp\"", "\"dq\"", "\"qi\"");
    }

    @Test
    void the_same_keys_may_be_written_in_another_way() throws ParseException {
        var pem = Pairs.RSA_PEM + Pairs.ED25519_PEM;
        var jwks = new JWKSet(PrivateKeyText.parse(pem)).toString(false);

        assertThat(KeyPairs.parse(jwks).published())
                .isEqualTo(KeyPairs.parse(pem).published());
        assertThat(PrivateKeyText.isKey(jwks)).isTrue();
        assertThat(PrivateKeyText.isKey(pem)).isTrue();
        assertThat(PrivateKeyText.isKey("/run/secrets/jwt.pem")).isFalse();
    }

    @TestFactory
    Stream<DynamicTest> what_is_no_private_key_is_refused_without_repeating_it() throws Exception {
        var rsa = (RSAKey) PrivateKeyText.parse(Pairs.RSA_PEM).getFirst();
        var other = (RSAKey) PrivateKeyText.parse(Pairs.OTHER_RSA_PEM).getFirst();
        var chimera = new RSAKey.Builder(rsa.toRSAPublicKey())
                .privateKey(other.toRSAPrivateKey())
                .build();
        return Stream.of(
                refused("a short RSA key", Pairs.pem("RSA", 1024), "has an RSA key of 1024 bits"),
                refused("another curve", Pairs.pem("EC", 256), "neither of RSA nor of Ed25519"),
                refused("another Edwards curve", Pairs.pem("Ed448", 448), "neither of RSA nor of Ed25519"),
                refused("no key", Pairs.pem("PRIVATE KEY", new byte[] {1, 2, 3}), "neither of RSA nor of Ed25519"),
                refused(
                        "another form",
                        Pairs.RSA_PEM.replace("PRIVATE KEY", "RSA PRIVATE KEY"),
                        "has PEM of the sort RSA PRIVATE KEY, not PRIVATE KEY"),
                refused(
                        "a public key",
                        Pairs.pem("PUBLIC KEY", rsa.toRSAPublicKey().getEncoded()),
                        "has PEM of the sort PUBLIC KEY, not PRIVATE KEY"),
                refused(
                        "cut off",
                        Pairs.RSA_PEM + Pairs.ED25519_PEM.substring(0, 60),
                        "has PEM that is cut off or damaged"),
                refused("twice the same", Pairs.RSA_PEM + Pairs.RSA_PEM, "has two keys of one name"),
                refused("an empty set", "{\"keys\":[]}", "has no key"),
                refused("no JSON", "{keys", "neither a JWK nor a set"),
                refused("no JWK", "{\"keys\":[1]}", "neither a JWK nor a set"),
                refused("a set with a stranger", "{\"keys\":[{\"kty\":\"XYZ\"}]}", "neither a JWK nor a set"),
                refused("a public JWK", rsa.toPublicJWK().toJSONString(), "has a key without its private half"),
                refused(
                        "for encryption",
                        ED25519_JWK.replace("{", "{\"use\":\"enc\","),
                        "has a key that is not for signatures"),
                refused(
                        "for another algorithm",
                        new RSAKey.Builder(rsa)
                                .algorithm(JWSAlgorithm.PS256)
                                .build()
                                .toJSONString(),
                        "neither for RS256 nor for Ed25519"),
                refused(
                        "for agreements",
                        ED25519_JWK.replace("Ed25519", "X25519"),
                        "neither for RS256 nor for Ed25519"),
                refused("halves of two keys", chimera.toJSONString(), "halves do not fit"),
                refused("halves of two keys of Ed25519", ED25519_JWK.replace("11qY", "11qZ"), "halves do not fit"));
    }

    private static DynamicTest refused(String name, String text, String complaint) {
        return DynamicTest.dynamicTest(
                name,
                () -> assertThatThrownBy(() -> KeyPairs.parse(text))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(complaint)
                        .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(90)));
    }

    private static List<JWK> published(String text) throws ParseException {
        return JWKSet.parse(KeyPairs.parse(text).published().orElseThrow()).getKeys();
    }
}
