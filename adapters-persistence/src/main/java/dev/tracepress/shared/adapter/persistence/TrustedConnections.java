package dev.tracepress.shared.adapter.persistence;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Connections that need not give a sign of life if they were used a moment ago: asked before each use, it costs a third of what
 * a short statement does. One whose end is known is not trusted however recent its use, and one that fell silent since then is
 * met by one statement, which has its own deadline. HikariCP does the same.
 */
final class TrustedConnections implements ConnectionFactory {

    private final ConnectionFactory connections;
    private final Duration trust;
    private final InstantSource time;

    TrustedConnections(ConnectionFactory connections, Duration trust, InstantSource time) {
        this.connections = connections;
        this.trust = trust;
        this.time = time;
    }

    @Override
    public Mono<Connection> create() {
        return Mono.from(connections.create()).map(TrustedConnection::new);
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return connections.getMetadata();
    }

    private final class TrustedConnection implements Connection, Wrapped<Connection> {

        private final Connection connection;
        private volatile Instant used = Instant.MIN;

        private TrustedConnection(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Publisher<Boolean> validate(ValidationDepth depth) {
            if (depth == ValidationDepth.LOCAL || time.instant().isBefore(used.plus(trust))) {
                return connection.validate(ValidationDepth.LOCAL);
            }
            return Mono.from(connection.validate(depth)).doOnNext(alive -> {
                if (alive) {
                    use();
                }
            });
        }

        private void use() {
            used = time.instant();
        }

        @Override
        public Statement createStatement(String sql) {
            use();
            return connection.createStatement(sql);
        }

        @Override
        public Batch createBatch() {
            use();
            return connection.createBatch();
        }

        @Override
        public Publisher<Void> beginTransaction() {
            use();
            return connection.beginTransaction();
        }

        @Override
        public Publisher<Void> beginTransaction(TransactionDefinition definition) {
            use();
            return connection.beginTransaction(definition);
        }

        @Override
        public Publisher<Void> commitTransaction() {
            use();
            return connection.commitTransaction();
        }

        @Override
        public Publisher<Void> rollbackTransaction() {
            use();
            return connection.rollbackTransaction();
        }

        @Override
        public Publisher<Void> createSavepoint(String name) {
            return connection.createSavepoint(name);
        }

        @Override
        public Publisher<Void> releaseSavepoint(String name) {
            return connection.releaseSavepoint(name);
        }

        @Override
        public Publisher<Void> rollbackTransactionToSavepoint(String name) {
            return connection.rollbackTransactionToSavepoint(name);
        }

        @Override
        public boolean isAutoCommit() {
            return connection.isAutoCommit();
        }

        @Override
        public Publisher<Void> setAutoCommit(boolean autoCommit) {
            return connection.setAutoCommit(autoCommit);
        }

        @Override
        public IsolationLevel getTransactionIsolationLevel() {
            return connection.getTransactionIsolationLevel();
        }

        @Override
        public Publisher<Void> setTransactionIsolationLevel(IsolationLevel level) {
            return connection.setTransactionIsolationLevel(level);
        }

        @Override
        public Publisher<Void> setLockWaitTimeout(Duration timeout) {
            return connection.setLockWaitTimeout(timeout);
        }

        @Override
        public Publisher<Void> setStatementTimeout(Duration timeout) {
            return connection.setStatementTimeout(timeout);
        }

        @Override
        public ConnectionMetadata getMetadata() {
            return connection.getMetadata();
        }

        @Override
        public Publisher<Void> close() {
            return connection.close();
        }

        @Override
        public Connection unwrap() {
            return connection;
        }
    }
}
