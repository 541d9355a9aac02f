package dev.tracepress.shared.adapter.persistence.replica;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import reactor.core.publisher.Mono;

/** Connections to the replica that was chosen for the read in whose Reactor context they are asked for. */
final class ReplicaConnections implements ConnectionFactory {

    @Override
    public Mono<Connection> create() {
        return Mono.deferContextual(
                context -> context.get(Replica.class).connections().create());
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return () -> "PostgreSQL";
    }
}
