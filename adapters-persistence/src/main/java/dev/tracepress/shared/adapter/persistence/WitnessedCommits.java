package dev.tracepress.shared.adapter.persistence;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.reactive.GenericReactiveTransaction;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Says of a commit that was not answered that it may have happened, which an error before it has not. */
class WitnessedCommits extends R2dbcTransactionManager {

    WitnessedCommits(ConnectionFactory connections) {
        super(connections);
    }

    @Override
    protected Mono<Void> doCommit(
            TransactionSynchronizationManager synchronization, GenericReactiveTransaction transaction) {
        return super.doCommit(synchronization, transaction)
                .onErrorMap(WitnessedCommits::isSilence, UnknownOutcome::new);
    }

    private static boolean isSilence(Throwable error) {
        return error instanceof DataAccessResourceFailureException || error instanceof TransactionException;
    }

    /** Committed or not: nobody knows. */
    static final class UnknownOutcome extends TransactionSystemException {
        UnknownOutcome(Throwable cause) {
            super("What may have been committed was not answered", cause);
        }
    }
}
