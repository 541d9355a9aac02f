package dev.tracepress.shared.adapter.persistence.replica;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tracepress.shared.adapter.persistence.ConnectionBudget;
import dev.tracepress.shared.adapter.persistence.ConnectionPools;
import dev.tracepress.shared.adapter.persistence.DatabaseWay;
import dev.tracepress.shared.adapter.persistence.DatabaseWays;
import dev.tracepress.shared.adapter.persistence.LatestChanges;
import dev.tracepress.shared.adapter.persistence.LatestChangesConfiguration;
import dev.tracepress.shared.adapter.persistence.SharedPersistenceConfiguration;
import dev.tracepress.shared.adapter.persistence.replica.ReplicaWatch.Watched;
import io.r2dbc.pool.ConnectionPool;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.netty.resources.LoopResources;

/** Connects to the replicas, and watches them. One that is not there yet keeps nobody from starting. */
@Configuration(proxyBeanMethods = false)
@Import(LatestChangesConfiguration.class)
public class ReplicaConfiguration {

    @Bean
    ReplicaPools replicaPools(ReplicaSettings settings, DatabaseWays ways, LoopResources loops) {
        var pooling = ways.pooling();
        return new ReplicaPools(
                ConnectionPools.to(ways.ofStatements(), loops, ConnectionBudget.ofAWatch(), "replicas-primary"),
                settings.servers().ofEachServer().stream()
                        .map(server -> pool(new DatabaseWay(server, pooling), loops))
                        .toList());
    }

    private static ReplicaPool pool(DatabaseWay way, LoopResources loops) {
        var server = way.settings();
        var name = server.server().toString();
        return new ReplicaPool(
                new Replica(name, check -> ConnectionPools.to(way, loops, server.poolSize(), "replica " + name, check)),
                ConnectionPools.to(way, loops, ConnectionBudget.ofAWatch(), "watch of replica " + name));
    }

    @Bean
    Replicas replicas(ReplicaPools pools) {
        return new Replicas(pools.replicas().stream().map(ReplicaPool::replica).toList(), Ticker.systemTicker());
    }

    @Bean
    ReplicaWatch replicaWatch(ReplicaPools pools, LatestChanges changes, InstantSource time) {
        var watched = pools.replicas().stream()
                .map(pool -> new Watched(pool.replica(), DatabaseClient.create(pool.watch())))
                .toList();
        return new ReplicaWatch(
                DatabaseClient.create(pools.primary()), watched, changes::number, time, Ticker.systemTicker());
    }

    @Bean(defaultCandidate = false)
    @Qualifier("replicas")
    DatabaseClient replicaClient(ObjectProvider<ConnectionFactoryDecorator> watchers) {
        return DatabaseClient.create(SharedPersistenceConfiguration.watched(new ReplicaConnections(), watchers));
    }

    /** All that has to be closed, after whoever uses it. */
    record ReplicaPools(ConnectionPool primary, List<ReplicaPool> replicas) implements AutoCloseable {
        ReplicaPools {
            replicas = List.copyOf(replicas);
        }

        @Override
        public void close() {
            Stream.concat(
                            Stream.of(primary),
                            replicas.stream()
                                    .flatMap(pool -> Stream.of(pool.replica().connections(), pool.watch())))
                    .forEach(ConnectionPool::dispose);
        }
    }

    /** A replica, and a connection to it that no reader keeps waiting. */
    record ReplicaPool(Replica replica, ConnectionPool watch) {}
}
