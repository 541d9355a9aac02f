package dev.tracepress.shared.adapter.web.error;

import dev.tracepress.shared.domain.Allowance;
import java.time.Duration;
import org.springframework.http.HttpHeaders;

/** Tells clients what they have left (draft-ietf-httpapi-ratelimit-headers). */
public final class RateLimitHeaders {

    private static final String POLICY = "RateLimit-Policy";
    private static final String LEFT = "RateLimit";

    private RateLimitHeaders() {}

    public static void write(Allowance allowance, HttpHeaders headers) {
        var quota = allowance.quota();
        headers.set(
                POLICY,
                "\"%s\";q=%s;w=%s"
                        .formatted(quota.name(), quota.most(), quota.window().toSeconds()));
        headers.set(
                LEFT, "\"%s\";r=%s;t=%s".formatted(quota.name(), allowance.remaining(), seconds(allowance.reset())));
    }

    /** Rounded up, so that whoever waits for so long has waited long enough. */
    static long seconds(Duration duration) {
        return Math.max(1, duration.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
