package dev.tracepress.shared.adapter.persistence;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import org.springframework.transaction.TransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bounds each transaction at its beginning, where there is no session that could have been bounded once. */
final class BoundedTransactions extends WitnessedCommits {

    private static final String BOUND = SessionLimits.forTransaction(SessionLimits.OF_REQUESTS);

    BoundedTransactions(ConnectionFactory connections) {
        super(connections);
    }

    @Override
    protected Mono<Void> prepareTransactionalConnection(Connection connection, TransactionDefinition definition) {
        return super.prepareTransactionalConnection(connection, definition)
                .thenMany(Flux.from(connection.createStatement(BOUND).execute()))
                .flatMap(Result::getRowsUpdated)
                .then();
    }
}
