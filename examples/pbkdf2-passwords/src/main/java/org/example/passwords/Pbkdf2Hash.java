package org.example.passwords;

import dev.tracepress.identity.domain.PasswordHash;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A hash with what it was made by, as {@code $pbkdf2-sha256$i=600000$salt$hash}; not a record, for those compare arrays by place. */
final class Pbkdf2Hash {

    private static final int HASH_BITS = 256;
    private static final Pattern TEXT =
            Pattern.compile("\\$pbkdf2-sha256\\$i=([1-9][0-9]{0,7})\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private Pbkdf2Hash(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    static Pbkdf2Hash of(String password, byte[] salt, int iterations) {
        return new Pbkdf2Hash(iterations, salt, derived(password, salt, iterations));
    }

    /** Empty for what was made in another way. */
    static Optional<Pbkdf2Hash> parse(PasswordHash kept) {
        var text = TEXT.matcher(kept.value());
        return text.matches()
                ? Optional.of(new Pbkdf2Hash(
                        Integer.parseInt(text.group(1)),
                        Base64.getDecoder().decode(text.group(2)),
                        Base64.getDecoder().decode(text.group(3))))
                : Optional.empty();
    }

    int iterations() {
        return iterations;
    }

    boolean isOf(String password) {
        return MessageDigest.isEqual(hash, derived(password, salt, iterations));
    }

    String text() {
        var base64 = Base64.getEncoder().withoutPadding();
        return "$pbkdf2-sha256$i=" + iterations + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    private static byte[] derived(String password, byte[] salt, int iterations) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has PBKDF2", impossible);
        }
    }
}
