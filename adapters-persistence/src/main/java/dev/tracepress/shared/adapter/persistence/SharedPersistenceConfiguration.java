package dev.tracepress.shared.adapter.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.tracepress.shared.application.port.out.HealthProbe;
import dev.tracepress.shared.application.port.out.IdempotencyKeys;
import dev.tracepress.shared.application.port.out.Tally;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.netty.resources.LoopResources;

/** Connects to PostgreSQL, twice: by R2DBC for requests and jobs, by JDBC for migrations and the scheduler's own polls. */
@Configuration(proxyBeanMethods = false)
public class SharedPersistenceConfiguration {

    private static final int MOST_WAITING = 100;
    private static final Duration PATIENCE_OF_WAITING = Duration.ofSeconds(2);

    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(2);

    /** In the words of Flyway, which gives up after 50 seconds else. */
    private static final int WITHOUT_END = -1;

    /**
     * Unpooled: where requests go as well.
     *
     * @param loops the threads that speak to the database
     */
    @Bean
    PostgresServers postgresServers(DatabaseWays ways, LoopResources loops) {
        return ConnectionPools.connections(ways.ofStatements(), loops);
    }

    /** Unpooled, and past any pooler if there is such a way: for whoever needs a connection of their own for a long time. */
    @Bean(defaultCandidate = false)
    @Qualifier("direct")
    PostgresServers directConnectionFactory(DatabaseWays ways, LoopResources loops) {
        return ConnectionPools.connections(ways.ofSessions(), loops);
    }

    @Bean(destroyMethod = "dispose")
    ConnectionPool connectionPool(PostgresServers factory, DatabaseWays ways) {
        return ConnectionPools.of(factory, connectionsOf(ways), "tracepress");
    }

    private static int connectionsOf(DatabaseWays ways) {
        return ways.ofStatements().settings().poolSize();
    }

    /** What all statements go through, and whoever watches them. */
    @Bean
    @Primary
    ConnectionFactory connectionFactory(ConnectionPool pool, ObjectProvider<ConnectionFactoryDecorator> watchers) {
        return watched(pool, watchers);
    }

    /** The same connections, as whoever watches statements sees them. */
    public static ConnectionFactory watched(
            ConnectionFactory connections, ObjectProvider<ConnectionFactoryDecorator> watchers) {
        var watched = connections;
        for (var watcher : watchers.orderedStream().toList()) {
            watched = watcher.decorate(watched);
        }
        return watched;
    }

    /** Where no session lasts, others have to have migrated. */
    @Bean
    FlywayMigrationStrategy migrations(DatabaseWays ways) {
        return ways.haveSessions() ? Flyway::migrate : _ -> new SchemaVersion(migrationDataSource(ways)).mustBeNewest();
    }

    /** An extension that is there already may live in a schema that the search path of DATABASE_URL passes over. */
    @Bean
    FlywayConfigurationCustomizer reachesExtensions() {
        return migrations -> besideWriters(migrations).initSql("""
                SELECT set_config('search_path', current_setting('search_path') || ', ' || quote_ident(nspname), false)
                FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace
                WHERE extname = 'pg_trgm' AND nspname <> ALL (current_schemas(false))""");
    }

    /**
     * Processes that migrate wait for each other by a lock of their session. The usual one is of a transaction, which stays open
     * meanwhile, and for which an index that is built beside writers would wait for ever. They wait for as long as that takes.
     */
    static FluentConfiguration besideWriters(FluentConfiguration migrations) {
        return migrations
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .lockRetryCount(WITHOUT_END);
    }

    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource migrationDataSource(DatabaseWays ways) {
        return JdbcConnections.to(ways.ofSessions(), SessionLimits.OF_MIGRATIONS);
    }

    @Bean
    HikariDataSource dataSource(DatabaseWays ways) {
        var dataSource = new HikariDataSource();
        dataSource.setPoolName("scheduler");
        // A connection that fell silent would stop all picking.
        var address = JdbcAddress.of(ways.ofStatements(), "tracepress-scheduler", SessionLimits.OF_POLLS)
                .answeredWithin(POLL_TIMEOUT);
        dataSource.setJdbcUrl(address.url());
        dataSource.setDataSourceProperties(address.properties());
        dataSource.setMaximumPoolSize(ConnectionBudget.SCHEDULER);
        dataSource.setMinimumIdle(0);
        dataSource.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        // Each of those that fell silent is asked for a sign of life in turn.
        dataSource.setValidationTimeout(ConnectionPools.PATIENCE.toMillis());
        // The migrations are the first to ask; a database that is down is theirs to report.
        dataSource.setInitializationFailTimeout(-1);
        return dataSource;
    }

    @Bean
    @Primary
    TransactionBoundary transactionBoundary(ConnectionFactory connections, DatabaseWays ways) {
        return new R2dbcTransactionBoundary(transactions(connections, ways));
    }

    /**
     * For what stays in its transaction for longer than statements take: no more than a fifth of the connections waits for it.
     */
    @Bean
    TransactionBoundary fewTransactions(ConnectionFactory connections, DatabaseWays ways) {
        var places = new Bulkhead(Math.max(1, connectionsOf(ways) / 5), MOST_WAITING, PATIENCE_OF_WAITING);
        return new R2dbcTransactionBoundary(transactions(connections, ways), places);
    }

    private static R2dbcTransactionManager transactions(ConnectionFactory connections, DatabaseWays ways) {
        return ways.pooling() == Pooling.SESSION
                ? new WitnessedCommits(connections)
                : new BoundedTransactions(connections);
    }

    @Bean
    IdempotencyKeys idempotencyKeys(DatabaseClient database) {
        return new R2dbcIdempotencyKeys(database);
    }

    @Bean
    Tally tally(DatabaseClient database) {
        return new R2dbcTally(database);
    }

    @Bean
    Changes changes(ObjectProvider<ChangeListener> listeners) {
        return new Changes(listeners.orderedStream().toList());
    }

    /** Of one thread, for it is spoken to once in a while; no request keeps it waiting. */
    @Bean(destroyMethod = "dispose", defaultCandidate = false)
    @Qualifier("health")
    LoopResources healthLoop() {
        return LoopResources.create("health", 1, true);
    }

    /** One connection, apart from those that requests wait for. */
    @Bean(destroyMethod = "dispose", defaultCandidate = false)
    @Qualifier("health")
    ConnectionPool healthConnection(DatabaseWays ways, @Qualifier("health") LoopResources loop) {
        return ConnectionPools.to(ways.ofStatements(), loop, ConnectionBudget.HEALTH, "health");
    }

    @Bean
    HealthProbe databaseHealthProbe(@Qualifier("health") ConnectionPool connection) {
        return new R2dbcHealthProbe(DatabaseClient.create(connection));
    }
}
