package dev.tracepress.shared.application.port.out;

import reactor.core.publisher.Mono;

/**
 * The only way to make several writes one.
 *
 * <p>All that {@code work} writes through other ports becomes visible together when it completes, and none of it when it
 * fails. Inside another transaction it joins that one.
 *
 * <p>Cancellation does not reach the work: once begun it ends by itself in a commit or a rollback, whether or not somebody
 * still waits for the answer. A deadline therefore belongs outside.
 */
public interface TransactionBoundary {

    /**
     * Runs the work in a transaction, anew for every subscriber, in the subscriber's Reactor context.
     *
     * @return what the work returns, once it is committed; its error, once it is rolled back; {@link
     *     dev.tracepress.shared.domain.SharedError.Unavailable} if the store does not answer
     */
    <T> Mono<T> inTransaction(Mono<T> work);
}
