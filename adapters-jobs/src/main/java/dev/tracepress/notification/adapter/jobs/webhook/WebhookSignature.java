package dev.tracepress.notification.adapter.jobs.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves to the receiver who calls, and when, so that nobody can replay the call later: {@code t=<unix
 * seconds>,v1=<HMAC-SHA256 of "t.body" in hex>}. The version is there for the day when another algorithm is needed.
 */
record WebhookSignature(SecretKeySpec key) {

    static final String HEADER = "Tracepress-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    static WebhookSignature by(String secret) {
        return new WebhookSignature(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    }

    String of(byte[] body, Instant now) {
        var seconds = now.getEpochSecond();
        var mac = mac();
        mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
        return "t=%s,v1=%s".formatted(seconds, HexFormat.of().formatHex(mac.doFinal(body)));
    }

    private Mac mac() {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
