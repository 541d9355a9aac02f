package dev.tracepress.notification.adapter.jobs.webhook;

import java.net.URI;
import java.time.Duration;

/**
 * Who is called, and how.
 *
 * @param secret what calls are signed with
 * @param allowsPrivate whether the other system may be in a private network or on this machine
 * @param patience how long to wait for a connection, again for its TLS handshake, and again for an answer
 */
public record WebhookSettings(URI url, String secret, boolean allowsPrivate, Duration patience) {

    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(5);

    public static WebhookSettings of(URI url, String secret, boolean allowsPrivate) {
        return new WebhookSettings(url, secret, allowsPrivate, USUAL_PATIENCE);
    }

    public WebhookSettings patience(Duration longest) {
        return new WebhookSettings(url, secret, allowsPrivate, longest);
    }

    /** Without the secrets, of which the address may hold one too. */
    @Override
    public String toString() {
        return "WebhookSettings[host=%s, allowsPrivate=%s]".formatted(url.getHost(), allowsPrivate);
    }
}
