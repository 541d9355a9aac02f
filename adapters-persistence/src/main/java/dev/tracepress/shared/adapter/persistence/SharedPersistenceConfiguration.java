package dev.tracepress.shared.adapter.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.tracepress.shared.application.port.out.HealthProbe;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;

/** Connects to PostgreSQL, twice: by R2DBC for requests and jobs, by JDBC for migrations and the scheduler's own polls. */
@Configuration(proxyBeanMethods = false)
public class SharedPersistenceConfiguration {

    /** Below the usual deadline of a request (3 s), so that the database gives up before the client does. */
    private static final Duration STATEMENT_TIMEOUT = Duration.ofMillis(2_500);

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);
    private static final String IDLE_IN_TRANSACTION_TIMEOUT = "5s";
    private static final int SCHEDULER_CONNECTIONS = 4;
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(3);

    /** Unpooled: for whoever needs a connection of their own for a long time. */
    @Bean
    PostgresqlConnectionFactory postgresqlConnectionFactory(DatabaseSettings settings) {
        return new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                .host(settings.host())
                .port(settings.port())
                .database(settings.database())
                .username(settings.user())
                .password(settings.password())
                .sslMode(SSLMode.fromValue(settings.sslMode()))
                .applicationName("tracepress")
                .connectTimeout(Duration.ofSeconds(2))
                .tcpKeepAlive(true)
                .statementTimeout(STATEMENT_TIMEOUT)
                .lockWaitTimeout(LOCK_TIMEOUT)
                .options(Map.of("idle_in_transaction_session_timeout", IDLE_IN_TRANSACTION_TIMEOUT))
                .build());
    }

    /**
     * A connection is asked for a sign of life before each use, and a dead one is replaced at once: after a restart of the
     * database no request meets a connection of before. One more try than the pool has connections, since all may be dead.
     */
    @Bean(destroyMethod = "dispose")
    ConnectionPool connectionPool(PostgresqlConnectionFactory factory, DatabaseSettings settings) {
        return new ConnectionPool(ConnectionPoolConfiguration.builder(factory)
                .name("tracepress")
                .initialSize(0)
                .maxSize(settings.poolSize())
                .validationDepth(ValidationDepth.REMOTE)
                .maxValidationTime(Duration.ofMillis(500))
                .acquireRetry(settings.poolSize() + 1)
                .maxAcquireTime(Duration.ofMillis(2_500))
                .maxIdleTime(Duration.ofMinutes(5))
                .maxLifeTime(Duration.ofMinutes(30))
                .build());
    }

    /** What all statements go through, and whoever watches them. */
    @Bean
    @Primary
    ConnectionFactory connectionFactory(ConnectionPool pool, ObjectProvider<ConnectionFactoryDecorator> watchers) {
        ConnectionFactory watched = pool;
        for (var watcher : watchers.orderedStream().toList()) {
            watched = watcher.decorate(watched);
        }
        return watched;
    }

    /** A migration may take its time, which a poll of the scheduler may not. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DriverManagerDataSource migrationDataSource(DatabaseSettings settings) {
        return new DriverManagerDataSource(
                jdbcUrl(settings, "tracepress-migrations"), settings.user(), settings.password());
    }

    @Bean
    HikariDataSource dataSource(DatabaseSettings settings) {
        var dataSource = new HikariDataSource();
        dataSource.setPoolName("scheduler");
        dataSource.setJdbcUrl(jdbcUrl(settings, "tracepress-scheduler"));
        // As a text: the driver reads over a number without a word, and a connection that fell silent would stop all
        // picking.
        dataSource.addDataSourceProperty("socketTimeout", Long.toString(POLL_TIMEOUT.toSeconds()));
        // A worker that freezes while it picks must not keep the others from picking.
        dataSource.addDataSourceProperty("options", "-c idle_in_transaction_session_timeout=5s -c lock_timeout=2s");
        dataSource.setUsername(settings.user());
        dataSource.setPassword(settings.password());
        dataSource.setMaximumPoolSize(SCHEDULER_CONNECTIONS);
        dataSource.setMinimumIdle(0);
        dataSource.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        // Each of those that fell silent is asked for a sign of life in turn.
        dataSource.setValidationTimeout(Duration.ofSeconds(1).toMillis());
        // The migrations are the first to ask; a database that is down is theirs to report.
        dataSource.setInitializationFailTimeout(-1);
        return dataSource;
    }

    @Bean
    TransactionBoundary transactionBoundary(ConnectionFactory connections) {
        return new R2dbcTransactionBoundary(new R2dbcTransactionManager(connections));
    }

    @Bean
    HealthProbe databaseHealthProbe(DatabaseClient database) {
        return new R2dbcHealthProbe(database);
    }

    private static String jdbcUrl(DatabaseSettings settings, String applicationName) {
        return "jdbc:postgresql://%s:%d/%s?sslmode=%s&ApplicationName=%s"
                .formatted(settings.host(), settings.port(), settings.database(), settings.sslMode(), applicationName);
    }
}
