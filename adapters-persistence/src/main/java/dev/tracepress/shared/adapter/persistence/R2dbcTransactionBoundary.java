package dev.tracepress.shared.adapter.persistence;

import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
 * 36344 and 32115). So the work runs as a future that the subscriber's cancel does not reach.
 */
final class R2dbcTransactionBoundary implements TransactionBoundary {

    private static final Logger LOG = LoggerFactory.getLogger(R2dbcTransactionBoundary.class);

    /** Reactor's key for a hook that holds for one chain alone; the constant there is not public. */
    private static final String ON_ERROR_DROPPED = "reactor.onErrorDropped.local";

    private final TransactionalOperator transactions;

    R2dbcTransactionBoundary(ReactiveTransactionManager manager) {
        this.transactions = TransactionalOperator.create(manager);
    }

    @Override
    public <T> Mono<T> inTransaction(Mono<T> work) {
        return isOpen().flatMap(open -> open ? work : shielded(work));
    }

    private <T> Mono<T> shielded(Mono<T> work) {
        return Mono.deferContextual(context -> {
            Consumer<Throwable> unheard = R2dbcTransactionBoundary::logUnheard;
            var outcome = transactions.transactional(work).contextWrite(context).toFuture();
            return Mono.fromFuture(outcome, true)
                    .contextWrite(inner -> inner.put(ON_ERROR_DROPPED, unheard))
                    .transform(StorageErrors::translated);
        });
    }

    /** What Reactor would log as an error of its own: work failed and was rolled back after its subscriber had left. */
    private static void logUnheard(Throwable error) {
        LOG.atInfo()
                .addKeyValue("error_type", error.getClass().getName())
                .log("Rolled back, and nobody waits for the answer any more");
    }

    private static Mono<Boolean> isOpen() {
        return TransactionContextManager.currentContext()
                .map(_ -> true)
                .onErrorResume(NoTransactionException.class, _ -> Mono.just(false));
    }
}
