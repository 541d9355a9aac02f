package dev.tracepress.shared.adapter.web.ops;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The sessions of operators in a browser: a moment, and a seal on it by the operators' token. Every instance that knows the token
 * believes them, none remembers them, and a new token ends them all.
 */
final class OperatorSessions {

    static final Duration LIFETIME = Duration.ofMinutes(30);

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "tracepress console session until ";

    private final byte[] token;
    private final InstantSource time;

    OperatorSessions(byte[] token, InstantSource time) {
        this.token = token.clone();
        this.time = time;
    }

    String begin() {
        var until = Long.toString(time.instant().plus(LIFETIME).getEpochSecond());
        return until + "." + seal(until);
    }

    boolean isLive(String session) {
        var end = session.indexOf('.');
        return end > 0
                && MessageDigest.isEqual(bytes(seal(session.substring(0, end))), bytes(session.substring(end + 1)))
                && time.instant().getEpochSecond() < Long.parseLong(session.substring(0, end));
    }

    private String seal(String until) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token, ALGORITHM));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(PURPOSE + until)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
