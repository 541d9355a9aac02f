package dev.tracepress.shared.adapter.persistence.replica;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tracepress.shared.domain.KeepsState;
import io.r2dbc.spi.Connection;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Lets only those connections be read from that lead to the server which was asked how far it has come. Behind an address of several
 * servers, such as that of a balancer, others may lead to one that is further behind.
 */
@KeepsState("where each connection leads")
final class SameServer {

    private final Supplier<Optional<String>> watched;
    private final Cache<Connection, String> servers =
            Caffeine.newBuilder().weakKeys().build();

    /** @param watched the server that is watched, if it is known */
    SameServer(Supplier<Optional<String>> watched) {
        this.watched = watched;
    }

    /** Fails for a connection to another one, so that nobody gets it. */
    Mono<Void> check(Connection connection) {
        var known = servers.getIfPresent(connection);
        return (known == null ? ask(connection) : Mono.just(known))
                .filter(server -> watched.get().filter(server::equals).isPresent())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("it leads to another server")))
                .then();
    }

    private Mono<String> ask(Connection connection) {
        return LogPositionRow.serverOf(connection).doOnNext(server -> servers.put(connection, server));
    }
}
