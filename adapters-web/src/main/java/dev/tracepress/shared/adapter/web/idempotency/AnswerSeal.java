package dev.tracepress.shared.adapter.web.idempotency;

import dev.tracepress.shared.application.port.out.RequestKey;
import dev.tracepress.shared.domain.SharedError;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Keeps what was answered from whoever reads the database: AES-256 in Galois/Counter Mode, bound to the request that it answers.
 * Sealed it is the id of the secret's key, the nonce and the rest, in Base64.
 */
final class AnswerSeal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom chance = new SecureRandom();
    private final SealKey sealing;
    private final List<SealKey> opening;

    AnswerSeal(SealKey sealing, List<SealKey> opening) {
        this.sealing = sealing;
        this.opening = List.copyOf(opening);
    }

    String seal(byte[] answer, RequestKey request) {
        var nonce = new byte[NONCE_BYTES];
        chance.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, sealing, nonce, request).doFinal(answer);
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(SealKey.ID_BYTES + NONCE_BYTES + sealed.length)
                            .put(sealing.id())
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + CIPHER, impossible);
        }
    }

    /**
     * The answer as it was.
     *
     * @throws SharedError.AnswerUnreadable if it was sealed for another request, or by a secret that is not known here
     */
    byte[] open(String text, RequestKey request) {
        var sealed = Base64.getDecoder().decode(text);
        var id = Arrays.copyOf(sealed, SealKey.ID_BYTES);
        var key = opening.stream()
                .filter(known -> Arrays.equals(known.id(), id))
                .findFirst()
                .orElseThrow(SharedError.AnswerUnreadable::new);
        var nonce = Arrays.copyOfRange(sealed, SealKey.ID_BYTES, SealKey.ID_BYTES + NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, request)
                    .doFinal(sealed, SealKey.ID_BYTES + NONCE_BYTES, sealed.length - SealKey.ID_BYTES - NONCE_BYTES);
        } catch (AEADBadTagException _) {
            throw new SharedError.AnswerUnreadable();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + CIPHER, impossible);
        }
    }

    private static Cipher cipher(int mode, SealKey key, byte[] nonce, RequestKey request)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.sealing(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(request.digest().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
