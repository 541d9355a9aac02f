package dev.tracepress.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.wiring.RunningService;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** With keys of their own, tokens can be verified by others, and made by nobody else. */
class PublishedKeysTest extends ServiceTest {

    private static final KeyPair RSA = pair("RSA", 2048);
    private static final KeyPair ED25519 = pair("Ed25519", 255);
    private static final String PATH = "/.well-known/jwks.json";

    PublishedKeysTest() {
        super("--JWT_ALGORITHM=EdDSA", "--JWT_PRIVATE_KEYS=" + pem(ED25519) + pem(RSA));
    }

    @Test
    void they_are_public_alone_and_may_be_kept_for_minutes() {
        var answer = api.get(PATH).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.header("Cache-Control")).contains("max-age=300, public");
        assertThat(answer.json().path("keys").size()).isEqualTo(2);
        assertThat(answer.json().at("/keys/0").propertyNames())
                .containsExactlyInAnyOrder("kty", "use", "crv", "kid", "x", "alg");
        assertThat(answer.json().at("/keys/1").propertyNames())
                .containsExactlyInAnyOrder("kty", "use", "e", "kid", "n", "alg");
        var again = api.get(PATH)
                .header("If-None-Match", answer.header("ETag").orElseThrow())
                .send();
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void a_token_says_which_of_them_has_signed_it() throws Exception {
        var parts = ada.split("\\.", -1);
        var header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        var first = api.get(PATH).send().json().at("/keys/0");

        assertThat(header)
                .contains("\"alg\":\"EdDSA\"", "\"kid\":\"" + first.path("kid").asString() + "\"");
        var verification = Signature.getInstance("Ed25519");
        verification.initVerify(ED25519.getPublic());
        verification.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(verification.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void a_token_of_the_secret_that_was_is_good_until_it_ends() {
        try (var before = service.another("--TRACEPRESS_ROLE=api")) {
            var token = new Api(before.url())
                    .post("/api/login")
                    .json("{\"email\":\"ada@example.com\",\"password\":\"secret1\"}")
                    .send()
                    .text("/token");

            assertThat(api.get("/api/user").as(token).send().status()).isEqualTo(200);
            assertError(new Api(before.url()).get("/api/user").as(ada).send(), 401, "invalid or expired token");
        }
    }

    @Test
    void a_request_is_done_once_under_its_key_as_with_a_secret() {
        var first = once();
        var again = once();

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void where_tokens_are_signed_by_a_secret_there_are_none() {
        var bySecret = new Api(RunningService.shared().url());

        assertError(bySecret.get(PATH).send(), 404, "not found");
    }

    private Api.Answer once() {
        return api.post("/api/articles")
                .as(ada)
                .header("Idempotency-Key", "one")
                .json("{\"title\":\"Once\",\"body\":\"Text.\"}")
                .send();
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
