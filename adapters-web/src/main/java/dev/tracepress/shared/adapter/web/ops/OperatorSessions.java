package dev.tracepress.shared.adapter.web.ops;

import dev.tracepress.shared.domain.KeepsState;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The sessions of operators in a browser: a moment, and a seal on it by the operators' token. Every instance that knows the token
 * believes them, and a new token ends them all. None remembers them, but for those that were ended on it before their time.
 */
@KeepsState("which sessions were ended before their time")
final class OperatorSessions {

    static final Duration LIFETIME = Duration.ofMinutes(30);

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "tracepress console session until ";

    /** More than operators sign out within the lifetime of a session; of more, the first are forgotten. */
    private static final int REMEMBERED = 1_000;

    private final Map<String, Boolean> ended = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    private final byte[] token;
    private final InstantSource time;

    OperatorSessions(byte[] token, InstantSource time) {
        this.token = token.clone();
        this.time = time;
    }

    String begin() {
        var until = Long.toString(micros(time.instant().plus(LIFETIME)));
        return until + "." + seal(until);
    }

    /** So that it is live no more on this instance; what is none is not remembered. */
    void end(String session) {
        if (isLive(session)) {
            ended.put(session, true);
        }
    }

    boolean isLive(String session) {
        var end = session.indexOf('.');
        return end > 0
                && MessageDigest.isEqual(bytes(seal(session.substring(0, end))), bytes(session.substring(end + 1)))
                && micros(time.instant()) < Long.parseLong(session.substring(0, end))
                && !ended.containsKey(session);
    }

    /** Fine enough for each session to be another. */
    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
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
