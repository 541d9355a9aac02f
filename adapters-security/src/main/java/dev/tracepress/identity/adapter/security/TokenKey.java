package dev.tracepress.identity.adapter.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A key, its name, and the one algorithm that it is for: a token may name the key, but never the algorithm. Not a record, for those
 * print what they hold.
 */
final class TokenKey {

    private static final int ID_BYTES = 8;

    private final String id;
    private final TokenSettings.Algorithm algorithm;
    private final JWSSigner signer;
    private final JWSVerifier verifier;

    private TokenKey(String id, TokenSettings.Algorithm algorithm, JWSSigner signer, JWSVerifier verifier) {
        this.id = id;
        this.algorithm = algorithm;
        this.signer = signer;
        this.verifier = verifier;
    }

    /** Its name is made of it, so that instances which share secrets agree on names, and operators need not think any up. */
    static TokenKey ofSecret(String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        try {
            return new TokenKey(
                    idOf(bytes), TokenSettings.Algorithm.HS256, new MACSigner(bytes), new MACVerifier(bytes));
        } catch (JOSEException tooShort) {
            throw new IllegalArgumentException("a secret has 32 bytes or more", tooShort);
        }
    }

    /** Of a pair that has its name. */
    static TokenKey of(RSAKey pair) throws JOSEException {
        return new TokenKey(
                pair.getKeyID(),
                TokenSettings.Algorithm.RS256,
                new RSASSASigner(pair),
                new RSASSAVerifier(pair.toRSAPublicKey()));
    }

    /** Of a pair that has its name. */
    static TokenKey of(OctetKeyPair pair) throws JOSEException {
        return new TokenKey(
                pair.getKeyID(),
                TokenSettings.Algorithm.EDDSA,
                new Ed25519JwsSigner(pair),
                new Ed25519JwsVerifier(pair));
    }

    String id() {
        return id;
    }

    TokenSettings.Algorithm algorithm() {
        return algorithm;
    }

    void sign(SignedJWT token) throws JOSEException {
        token.sign(signer);
    }

    /** Whether it was this key that signed, by its own algorithm. */
    boolean hasSigned(SignedJWT token) throws JOSEException {
        return algorithm.inHeader().equals(token.getHeader().getAlgorithm()) && token.verify(verifier);
    }

    /** Whether what it signs it also believes, as a pair whose halves belong to two keys does not. */
    boolean fitsItself() throws JOSEException {
        var header = new JWSHeader(algorithm.inHeader());
        var text = "Do the halves fit?".getBytes(StandardCharsets.UTF_8);
        return verifier.verify(header, text, signer.sign(header, text));
    }

    private static String idOf(byte[] secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("kid:".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(secret), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
