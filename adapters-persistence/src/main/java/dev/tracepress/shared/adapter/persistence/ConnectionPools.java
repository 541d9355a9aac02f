package dev.tracepress.shared.adapter.persistence;

import com.github.benmanes.caffeine.cache.Ticker;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;

/**
 * Pools of connections. One that gave no sign of life a moment ago is asked for one, and a dead one is replaced at once: after a
 * restart of the database no request meets a connection of before.
 */
public final class ConnectionPools {

    /** As long as HikariCP trusts a connection. */
    private static final Duration TRUST = Duration.ofMillis(500);

    static final Duration PATIENCE = Duration.ofMillis(500);

    /** What the database may take for ending a statement that takes too long. */
    private static final Duration MARGIN = Duration.ofMillis(50);

    /** Longer than a statement may take. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(3);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private ConnectionPools() {}

    /**
     * One that connects when it is first asked to.
     *
     * @param loops the threads that speak to the database
     */
    public static ConnectionPool to(DatabaseWay way, LoopResources loops, int connections, String name) {
        return of(connections(way, loops), connections, name);
    }

    /**
     * The same, of connections that pass a check.
     *
     * @param check made before one is given to anybody, and after it gave a sign of life; one that fails is replaced
     */
    public static ConnectionPool to(
            DatabaseWay way,
            LoopResources loops,
            int connections,
            String name,
            Function<Connection, Mono<Void>> check) {
        return of(connections(way, loops), connections, name, check);
    }

    static PostgresServers connections(DatabaseWay way, LoopResources loops) {
        return ReactiveAddress.of(way, loops, SessionLimits.OF_REQUESTS);
    }

    static ConnectionPool of(PostgresServers factory, int connections, String name) {
        return of(factory, connections, name, _ -> Mono.empty());
    }

    /** One more try than the pool has connections, since all may be dead. */
    private static ConnectionPool of(
            PostgresServers factory, int connections, String name, Function<Connection, Mono<Void>> check) {
        var signs = new SignsOfLife(TRUST, PATIENCE, Ticker.systemTicker(), Schedulers.parallel());
        var answers = new OverdueAnswers(MARGIN, Ticker.systemTicker());
        var pool = new ConnectionPool(ConnectionPoolConfiguration.builder(
                        new GivenUpReads(factory, answers, LONGEST_SILENCE))
                .initialSize(0)
                .maxSize(connections)
                .validationDepth(ValidationDepth.LOCAL)
                .postAllocate(connection -> signs.ask(connection).then(Mono.defer(() -> check.apply(connection))))
                .preRelease(GivenUpReads::ended)
                .acquireRetry(connections + 1)
                .maxAcquireTime(Duration.ofMillis(2_500))
                .maxIdleTime(Duration.ofMinutes(5))
                .maxLifeTime(Duration.ofMinutes(30))
                .name(name)
                .build());
        watch(pool, answers, signs);
        return pool;
    }

    /** As long as the pool is there. */
    private static void watch(ConnectionPool pool, OverdueAnswers answers, SignsOfLife signs) {
        Flux.interval(BETWEEN_LOOKS, Schedulers.parallel())
                .onBackpressureDrop()
                .takeWhile(_ -> !pool.isDisposed())
                .map(_ -> answers.overdue())
                .filter(overdue -> !overdue.isEmpty())
                .doOnNext(_ -> signs.suspect())
                .flatMap(answers::close)
                .subscribe();
    }
}
