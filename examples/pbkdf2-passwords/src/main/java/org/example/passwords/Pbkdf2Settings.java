package org.example.passwords;

/**
 * What hashing costs.
 *
 * @param iterations of new hashes; those that had fewer are renewed
 * @param threads hash at once
 * @param queued may wait for each of them
 */
public record Pbkdf2Settings(int iterations, int threads, int queued) {

    /** As OWASP's Password Storage Cheat Sheet asks for, on half of the cores. */
    public static Pbkdf2Settings usual() {
        return new Pbkdf2Settings(600_000, Math.max(1, Runtime.getRuntime().availableProcessors() / 2), 16);
    }
}
