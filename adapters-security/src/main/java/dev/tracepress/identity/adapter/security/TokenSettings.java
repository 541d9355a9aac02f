package dev.tracepress.identity.adapter.security;

import java.time.Duration;
import java.util.List;

/**
 * How tokens are signed.
 *
 * @param signingSecret signs new tokens, and is believed
 * @param formerSecrets are believed, but sign no more (or not yet)
 * @param lifetime of a new token
 */
public record TokenSettings(String signingSecret, List<String> formerSecrets, Duration lifetime) {

    public TokenSettings {
        formerSecrets = List.copyOf(formerSecrets);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "TokenSettings[lifetime=" + lifetime + "]";
    }
}
