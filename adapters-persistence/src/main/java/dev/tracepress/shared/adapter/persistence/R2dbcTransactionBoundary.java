package dev.tracepress.shared.adapter.persistence;

import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.util.Optional;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionContextManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Spring's transactional operator behind a shield against cancellation.
 *
 * <p>Unshielded, a client that hangs up in mid-transaction makes the operator roll back while the chain goes on: a later
 * statement then commits by itself, and the connection returns to the pool inside a transaction (spring-framework issues
 * 36344 and 32115).
 */
final class R2dbcTransactionBoundary implements TransactionBoundary {

    private final TransactionalOperator transactions;
    private final Optional<Bulkhead> places;

    R2dbcTransactionBoundary(ReactiveTransactionManager manager) {
        this(manager, Optional.empty());
    }

    /** One that opens no more transactions at a time than there are places. */
    R2dbcTransactionBoundary(ReactiveTransactionManager manager, Bulkhead places) {
        this(manager, Optional.of(places));
    }

    private R2dbcTransactionBoundary(ReactiveTransactionManager manager, Optional<Bulkhead> places) {
        this.transactions = TransactionalOperator.create(manager);
        this.places = places;
    }

    @Override
    public <T> Mono<T> inTransaction(Mono<T> work) {
        return isOpen().flatMap(open -> open ? work : shielded(work));
    }

    private <T> Mono<T> shielded(Mono<T> work) {
        var shielded = Shield.over(transactions.transactional(work)).transform(StorageErrors::translated);
        return places.map(bulkhead -> bulkhead.within(shielded)).orElse(shielded);
    }

    private static Mono<Boolean> isOpen() {
        return TransactionContextManager.currentContext()
                .map(_ -> true)
                .onErrorResume(NoTransactionException.class, _ -> Mono.just(false));
    }
}
