package dev.tracepress.identity.adapter.security;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Keys of Ed25519 for the JDK, which reads them encoded: their 32 bytes behind what says of what sort they are (RFC 8410). */
final class Ed25519Keys {

    static final String ALGORITHM = "Ed25519";

    private static final byte[] PRIVATE = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final byte[] PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519Keys() {}

    static PrivateKey privateKey(byte[] seed) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(behind(PRIVATE, seed)));
    }

    static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(behind(PUBLIC, point)));
    }

    private static byte[] behind(byte[] sort, byte[] key) {
        var encoded = new byte[sort.length + key.length];
        System.arraycopy(sort, 0, encoded, 0, sort.length);
        System.arraycopy(key, 0, encoded, sort.length, key.length);
        return encoded;
    }
}
