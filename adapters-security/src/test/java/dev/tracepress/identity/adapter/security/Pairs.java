package dev.tracepress.identity.adapter.security;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Pairs of keys, made anew for each run. */
final class Pairs {

    static final String RSA_PEM = pem("RSA", 2048);
    static final String OTHER_RSA_PEM = pem("RSA", 2048);
    static final String ED25519_PEM = pem("Ed25519", 255);

    private Pairs() {}

    /** As {@code openssl genpkey} writes it. */
    static String pem(String algorithm, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return pem("PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String pem(String sort, byte[] encoded) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                .formatted(sort, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded));
    }
}
