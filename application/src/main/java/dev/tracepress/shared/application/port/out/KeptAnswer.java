package dev.tracepress.shared.application.port.out;

/**
 * The first answer to a request that carried a key.
 *
 * @param fingerprint of that request: another one under the same key has another
 * @param content sealed by whoever gave it, and of no meaning to whoever keeps it
 */
public record KeptAnswer(String fingerprint, String content) {}
