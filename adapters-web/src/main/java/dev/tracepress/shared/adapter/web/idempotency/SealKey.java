package dev.tracepress.shared.adapter.web.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** What is made of one secret (HKDF, RFC 5869), a key for each purpose; not a record, for those print what they hold. */
final class SealKey {

    static final int ID_BYTES = 8;

    private static final int KEY_BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private final byte[] id;
    private final SecretKey sealing;
    private final SecretKey digesting;

    private SealKey(byte[] id, SecretKey sealing, SecretKey digesting) {
        this.id = id;
        this.sealing = sealing;
        this.digesting = digesting;
    }

    static SealKey of(String secret) {
        try {
            var kdf = KDF.getInstance("HKDF-SHA256");
            return new SealKey(
                    kdf.deriveData(purpose(secret, "id", ID_BYTES)),
                    kdf.deriveKey("AES", purpose(secret, "answer", KEY_BYTES)),
                    kdf.deriveKey(HMAC, purpose(secret, "request", KEY_BYTES)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no HKDF", impossible);
        }
    }

    private static HKDFParameterSpec purpose(String secret, String name, int bytes) {
        return HKDFParameterSpec.ofExtract()
                .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                .thenExpand(("idempotency " + name).getBytes(StandardCharsets.UTF_8), bytes);
    }

    /** Tells secrets apart, and nothing about them. */
    byte[] id() {
        return id.clone();
    }

    SecretKey sealing() {
        return sealing;
    }

    /** A digest that nobody can make, or try texts against, without the secret. */
    String digest(String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(digesting);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + HMAC, impossible);
        }
    }
}
