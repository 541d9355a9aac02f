package dev.tracepress.shared.adapter.web.idempotency;

import java.util.List;

/**
 * By what kept answers are sealed, and the requests of strangers known again.
 *
 * @param secret seals, and opens
 * @param formerSecrets open what was sealed by them
 */
public record IdempotencySettings(String secret, List<String> formerSecrets) {

    public IdempotencySettings {
        formerSecrets = List.copyOf(formerSecrets);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "IdempotencySettings[…]";
    }
}
