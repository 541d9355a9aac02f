package dev.tracepress.identity.adapter.security;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** What users who come from another service may bring along: it is believed, and never made. */
final class Bcrypt {

    /** All that follows is passed over when a password is compared. */
    private static final int LOOKED_AT_BYTES = 72;

    private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$(?:0[4-9]|[12][0-9]|3[01])\\$[./0-9A-Za-z]{53}");
    private static final BCryptPasswordEncoder BCRYPT = new BCryptPasswordEncoder();

    private Bcrypt() {}

    static boolean made(String hash) {
        return HASH.matcher(hash).matches();
    }

    static boolean matches(String password, String hash) {
        return BCRYPT.matches(password, hash);
    }

    static boolean looksAtAllOf(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= LOOKED_AT_BYTES;
    }
}
