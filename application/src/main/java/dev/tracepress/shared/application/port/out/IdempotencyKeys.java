package dev.tracepress.shared.application.port.out;

import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * Remembers the answers to requests that carried a key, so that a request which is sent again does nothing again.
 *
 * <p>{@link #claim} and {@link #keep} are part of the transaction in which they are called, and fail with {@link
 * IllegalStateException} outside of one. So an answer is kept if and only if what it speaks of was written.
 */
public interface IdempotencyKeys {

    /**
     * Takes the key until the transaction ends, however it ends.
     *
     * @param since what was kept before is forgotten
     * @return the answer that was kept under the key; empty if there is none, and then nobody else gets hold of the key
     *     meanwhile: others fail with {@link dev.tracepress.shared.domain.SharedError.RequestUnderWay}, or wait and see what was
     *     kept
     */
    Mono<KeptAnswer> claim(RequestKey key, Instant since);

    /** Keeps the answer under a key that the transaction has taken; one that was kept there before is replaced. */
    Mono<Void> keep(RequestKey key, KeptAnswer answer, Instant now);

    /** Forgets what was kept before that time, the oldest first and at most so many; returns how many there were. */
    Mono<Long> forget(Instant before, int most);
}
