package dev.tracepress.identity.adapter.security;

import com.nimbusds.jose.JWSAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How tokens are signed.
 *
 * @param algorithm signs new tokens
 * @param secrets are believed; by HS256 the first signs
 * @param privateKeys are believed; by RS256 and EdDSA the first of that algorithm signs
 * @param lifetime of a new token
 */
public record TokenSettings(Algorithm algorithm, List<String> secrets, PrivateKeys privateKeys, Duration lifetime) {

    public TokenSettings {
        secrets = List.copyOf(secrets);
        if (algorithm == Algorithm.HS256 ? secrets.isEmpty() : !privateKeys.canSign(algorithm)) {
            throw new IllegalArgumentException("nothing signs by " + algorithm.text());
        }
    }

    /**
     * Secrets for something else, which change as the keys of the tokens do and are the same on all instances: the first is to be
     * used, the others were or will be.
     */
    public List<String> derivedSecrets() {
        var ofPairs = privateKeys.pairs().privateHalves().stream()
                .map(half -> digest("derived:" + half))
                .toList();
        return algorithm == Algorithm.HS256
                ? Stream.concat(secrets.stream(), ofPairs.stream()).toList()
                : Stream.concat(ofPairs.stream(), secrets.stream()).toList();
    }

    private static String digest(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "TokenSettings[algorithm=" + algorithm.text() + ", lifetime=" + lifetime + "]";
    }

    /** By what new tokens are signed (RFC 7518, 3.1; RFC 8037, 3.1). */
    public enum Algorithm {

        /** By a secret: whoever can read a token can make one. */
        HS256("HS256"),

        /** By an RSA key, whose public half anybody may have to read tokens. */
        RS256("RS256"),

        /** By an Ed25519 key, likewise: shorter, and quicker to sign with. */
        EDDSA("EdDSA");

        private final String text;

        Algorithm(String text) {
            this.text = text;
        }

        /** As it stands in {@code alg}. */
        public String text() {
            return text;
        }

        JWSAlgorithm inHeader() {
            return JWSAlgorithm.parse(text);
        }
    }

    /** Pairs of keys that are believed, of which the first of an algorithm can sign; they do not show their private halves. */
    public record PrivateKeys(KeyPairs pairs) {

        /** Nobody's. */
        public static final PrivateKeys NONE = new PrivateKeys(KeyPairs.NONE);

        /** Whether a text has keys in it, rather than the name of a file. */
        public static boolean isKey(String text) {
            return PrivateKeyText.isKey(text);
        }

        /**
         * Reads PKCS #8 in PEM, a JWK or a set of them.
         *
         * @throws IllegalArgumentException with the end of a sentence that says what is wrong, and repeats nothing of the keys
         */
        public static PrivateKeys parse(String text) {
            return new PrivateKeys(KeyPairs.parse(text));
        }

        /** Whether new tokens can be signed so. */
        public boolean canSign(Algorithm algorithm) {
            return pairs.signing(algorithm).isPresent();
        }

        /** The public halves as a JWK set (RFC 7517, 5); empty if there are none. */
        public Optional<String> published() {
            return pairs.published();
        }
    }
}
