package dev.tracepress.identity.adapter.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.util.List;
import java.util.Optional;

/**
 * Pairs of keys, all of which are believed; of each algorithm the first can sign. Their public halves may be published, and are by
 * {@link #published()}. Not a record, for those print what they hold.
 */
final class KeyPairs {

    /** Nobody's. */
    static final KeyPairs NONE = new KeyPairs(List.of());

    private static final int SHORTEST_RSA_BITS = 2048;

    private final List<JWK> pairs;
    private final List<TokenKey> keys;

    private KeyPairs(List<JWK> pairs) {
        this.pairs = List.copyOf(pairs);
        this.keys = pairs.stream().map(KeyPairs::fitting).toList();
    }

    /**
     * Reads PKCS #8 in PEM, a JWK or a set of them.
     *
     * @throws IllegalArgumentException with the end of a sentence that says what is wrong, and repeats nothing of the keys
     */
    static KeyPairs parse(String text) {
        var pairs =
                PrivateKeyText.parse(text.strip()).stream().map(KeyPairs::named).toList();
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("has no key");
        }
        if (pairs.stream().map(JWK::getKeyID).distinct().count() < pairs.size()) {
            throw new IllegalArgumentException("has two keys of one name");
        }
        return new KeyPairs(pairs);
    }

    /** The public halves as a JWK set; empty if there are none. */
    Optional<String> published() {
        return pairs.isEmpty() ? Optional.empty() : Optional.of(new JWKSet(pairs).toString(true));
    }

    Optional<TokenKey> signing(TokenSettings.Algorithm algorithm) {
        return keys.stream().filter(key -> key.algorithm() == algorithm).findFirst();
    }

    List<TokenKey> all() {
        return keys;
    }

    /** The private halves, as whoever derives other secrets of them wants them: in the order of the keys. */
    List<Base64URL> privateHalves() {
        return pairs.stream().map(KeyPairs::privateHalf).toList();
    }

    private static Base64URL privateHalf(JWK pair) {
        return pair instanceof RSAKey rsa
                ? rsa.getPrivateExponent()
                : pair.toOctetKeyPair().getD();
    }

    private static JWK named(JWK key) {
        if (!key.isPrivate()) {
            throw new IllegalArgumentException("has a key without its private half");
        }
        if (key.getKeyUse() != null && !KeyUse.SIGNATURE.equals(key.getKeyUse())) {
            throw new IllegalArgumentException("has a key that is not for signatures");
        }
        try {
            return switch (key) {
                case RSAKey rsa
                when key.size() < SHORTEST_RSA_BITS ->
                    throw new IllegalArgumentException("has an RSA key of " + rsa.size() + " bits; fewer than "
                            + SHORTEST_RSA_BITS + " are too few");
                case RSAKey rsa
                when isFor(rsa, JWSAlgorithm.RS256) ->
                    new RSAKey.Builder(rsa)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.RS256)
                            .keyID(nameOf(rsa))
                            .build();
                case OctetKeyPair pair
                when Curve.Ed25519.equals(pair.getCurve()) && isFor(pair, JWSAlgorithm.EdDSA) ->
                    new OctetKeyPair.Builder(pair)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.EdDSA)
                            .keyID(nameOf(pair))
                            .build();
                default -> throw new IllegalArgumentException("has a key that is neither for RS256 nor for Ed25519");
            };
        } catch (JOSEException unnamed) {
            throw new IllegalStateException("every Java platform has SHA-256", unnamed);
        }
    }

    private static boolean isFor(JWK key, JWSAlgorithm algorithm) {
        return key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm);
    }

    /** Its own, or its thumbprint (RFC 7638): instances agree on it. */
    private static String nameOf(JWK key) throws JOSEException {
        return key.getKeyID() == null ? key.computeThumbprint().toString() : key.getKeyID();
    }

    private static TokenKey fitting(JWK pair) {
        try {
            var key = pair instanceof RSAKey rsa ? TokenKey.of(rsa) : TokenKey.of(pair.toOctetKeyPair());
            if (key.fitsItself()) {
                return key;
            }
        } catch (JOSEException _) {
            // A half that is no number of its algorithm fits nothing.
        }
        throw new IllegalArgumentException("has a key whose halves do not fit each other");
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "KeyPairs[" + keys.size() + "]";
    }
}
