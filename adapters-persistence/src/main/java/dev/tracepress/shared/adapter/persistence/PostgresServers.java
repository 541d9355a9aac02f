package dev.tracepress.shared.adapter.persistence;

import dev.tracepress.shared.domain.KeepsState;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Connects to the one server, or to the first of several that will do. The one that did last is asked first; if it does not answer at
 * once, all others are asked as well, as browsers do with addresses (RFC 8305). So a server that is gone without a word keeps nobody
 * waiting, where the driver's own way would ask it first each time, and wait for as long as it is silent.
 */
@KeepsState("which server did last, and whose turn it is")
final class PostgresServers implements ConnectionFactory {

    private static final Duration HEAD_START = Duration.ofMillis(250);

    private final List<Server> servers;
    private final boolean writable;
    private final boolean anyOrder;
    private final AtomicReference<Server> last;
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * In the order in which they are asked as long as none of them did.
     *
     * @param writable whether one that takes no writes is passed over
     * @param anyOrder whether a new one is asked first each time
     * @param patience for each step with each: from the first packet until it lets in, and until it has said whether it takes writes
     */
    PostgresServers(
            List<PostgresqlConnectionFactory> factories, boolean writable, boolean anyOrder, Duration patience) {
        this.servers =
                factories.stream().map(factory -> new Server(factory, patience)).toList();
        this.writable = writable;
        this.anyOrder = anyOrder;
        this.last = new AtomicReference<>(servers.getFirst());
    }

    @Override
    public Mono<PostgresqlConnection> create() {
        return Mono.defer(() -> servers.size() > 1 || writable
                ? firstThatDoes()
                : servers.getFirst().connect());
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return servers.getFirst().factory().getMetadata();
    }

    private Mono<PostgresqlConnection> firstThatDoes() {
        var taken = new AtomicBoolean();
        var refused = new CopyOnWriteArrayList<Throwable>();
        var first = anyOrder ? servers.get(Math.floorMod(turn.getAndIncrement(), servers.size())) : last.get();
        var asked = ask(first, taken, refused);
        var others = Flux.fromIterable(servers)
                .filter(server -> !server.equals(first) && !taken.get())
                .flatMap(server -> ask(server, taken, refused));
        return Flux.merge(
                        asked,
                        Mono.firstWithSignal(
                                        asked.then(), Mono.delay(HEAD_START).then())
                                .thenMany(others))
                .next()
                .switchIfEmpty(Mono.error(() -> noneDoes(refused)))
                // As if another one had been there before.
                .doOnCancel(() -> taken.set(true));
    }

    /** Empty if it will not do, or another one was there before. Once begun it is not given up, so that what comes of it is closed. */
    private Mono<PostgresqlConnection> ask(Server server, AtomicBoolean taken, List<Throwable> refused) {
        var answer = server.connect()
                .flatMap(connection -> does(connection)
                        .timeout(server.patience())
                        .filter(does -> does && taken.compareAndSet(false, true))
                        .map(_ -> connection)
                        .doOnNext(_ -> last.set(server))
                        .switchIfEmpty(connection.close().then(Mono.empty()))
                        .onErrorResume(failure -> connection.close().then(Mono.error(failure))))
                .onErrorResume(failure -> {
                    refused.add(failure);
                    return Mono.empty();
                });
        return Mono.fromFuture(answer.toFuture(), true);
    }

    private Mono<Boolean> does(PostgresqlConnection connection) {
        return writable
                ? connection
                        .createStatement("SHOW transaction_read_only")
                        .execute()
                        .concatMap(result -> result.map((row, _) -> "off".equals(row.get(0, String.class))))
                        .single()
                : Mono.just(true);
    }

    private static R2dbcNonTransientResourceException noneDoes(List<Throwable> refused) {
        var none = new R2dbcNonTransientResourceException("None of the servers can be used");
        refused.forEach(none::addSuppressed);
        return none;
    }

    /** One of them, which may fall silent in the middle of the first words. */
    private record Server(PostgresqlConnectionFactory factory, Duration patience) {

        /** Whoever has lost patience, or is called off, does not wait for it any more, and what comes later is closed. */
        Mono<PostgresqlConnection> connect() {
            return Mono.defer(() -> {
                var settled = new AtomicBoolean();
                var connecting = factory.create()
                        .flatMap(connection -> settled.compareAndSet(false, true)
                                ? Mono.just(connection)
                                : connection.close().then(Mono.<PostgresqlConnection>empty()))
                        // Nobody is there any more to be told of what becomes of it.
                        .onErrorComplete(_ -> settled.get())
                        .toFuture();
                var tooLate = Mono.defer(() -> settled.compareAndSet(false, true)
                        ? Mono.error(new R2dbcNonTransientResourceException(
                                "The server did not let anybody in within " + patience))
                        : Mono.fromFuture(connecting, true));
                return Mono.fromFuture(connecting, true)
                        .timeout(patience, tooLate)
                        .doOnCancel(() -> settled.set(true));
            });
        }
    }
}
