package dev.tracepress.shared.adapter.persistence;

import dev.tracepress.article.adapter.persistence.ArticlePersistenceConfiguration;
import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleRepository;
import dev.tracepress.article.application.port.out.Favorites;
import dev.tracepress.identity.adapter.persistence.IdentityPersistenceConfiguration;
import dev.tracepress.identity.adapter.persistence.SessionPersistenceConfiguration;
import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.SessionWatch;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.notification.adapter.persistence.NotificationPersistenceConfiguration;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationRepository;
import dev.tracepress.shared.adapter.persistence.replica.ReplicaSettings;
import dev.tracepress.shared.application.port.out.IdempotencyKeys;
import dev.tracepress.shared.application.port.out.Tally;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import dev.tracepress.testkit.InMemoryAccessTokens;
import dev.tracepress.testkit.StoragePorts;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpResources;

/** The ports on a real PostgreSQL, wired by the very configurations of production. */
public final class PostgresStore implements StoragePorts, AutoCloseable {

    /** The database goes by the real time, whatever time a test goes by. */
    private static final Duration A_CENTURY = Duration.ofDays(36_500);

    private final AnnotationConfigApplicationContext context;

    private PostgresStore(DatabaseWays ways, List<ConnectionFactoryDecorator> watchers, List<Class<?>> more) {
        this(ways, watchers, more, Optional.empty(), InstantSource.system());
    }

    private PostgresStore(
            DatabaseWays ways,
            List<ConnectionFactoryDecorator> watchers,
            List<Class<?>> more,
            Optional<ReplicaSettings> replicas,
            InstantSource time) {
        this.context = new AnnotationConfigApplicationContext();
        context.registerBean(DatabaseSettings.class, () -> ways.ofSessions().settings());
        context.registerBean(DatabaseWays.class, () -> ways);
        context.registerBean(InstantSource.class, () -> time);
        watchers.forEach(watcher -> context.getBeanFactory().registerSingleton(watcher.toString(), watcher));
        replicas.ifPresent(settings -> context.registerBean(ReplicaSettings.class, () -> settings));
        context.register(Adapters.class);
        more.forEach(configuration -> context.register(configuration));
        context.refresh();
    }

    public static PostgresStore on(DatabaseSettings settings) {
        return new PostgresStore(PgBouncer.waysTo(settings), List.of(), List.of());
    }

    /** Through a pooler, and past it nowhere. */
    public static PostgresStore through(TransactionPooler pooler) {
        return new PostgresStore(DatabaseWays.find(pooler.address(), Optional.empty()), List.of(), List.of());
    }

    /** The same, with its connections as the wiring of the service has them. */
    public static PostgresStore on(DatabaseSettings settings, ConnectionFactoryDecorator watcher) {
        return new PostgresStore(PgBouncer.waysTo(settings), List.of(watcher), List.of());
    }

    /** The same, with what that configuration adds. */
    public static PostgresStore on(DatabaseSettings settings, Class<?> configuration) {
        return new PostgresStore(PgBouncer.waysTo(settings), List.of(), List.of(configuration));
    }

    /** The same, whose adapters go by that time; the database itself goes by the real one. */
    public static PostgresStore on(DatabaseSettings settings, InstantSource time) {
        return new PostgresStore(PgBouncer.waysTo(settings), List.of(), List.of(), Optional.empty(), time);
    }

    /** The same, with replicas. */
    public static PostgresStore on(DatabaseSettings settings, ReplicaSettings replicas, Class<?> configuration) {
        return new PostgresStore(
                PgBouncer.waysTo(settings),
                List.of(),
                List.of(configuration),
                Optional.of(replicas),
                InstantSource.system());
    }

    /** For what a test must see or do past the ports. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Over which one can listen. */
    public ConnectionFactory directConnections() {
        return BeanFactoryAnnotationUtils.qualifiedBeanOfType(
                context.getBeanFactory(), ConnectionFactory.class, "direct");
    }

    public DatabaseClient database() {
        return bean(DatabaseClient.class);
    }

    @Override
    public UserRepository users() {
        return bean(UserRepository.class);
    }

    @Override
    public Sessions sessions() {
        return bean(Sessions.class);
    }

    @Override
    public SessionWatch sessionWatch() {
        return bean(SessionWatch.class);
    }

    @Override
    public ArticleRepository articles() {
        return bean(ArticleRepository.class);
    }

    @Override
    public ArticleQueries articleQueries() {
        return bean(ArticleQueries.class);
    }

    @Override
    public Favorites favorites() {
        return bean(Favorites.class);
    }

    @Override
    public NotificationRepository notifications() {
        return bean(NotificationRepository.class);
    }

    @Override
    public NotificationQueries notificationQueries() {
        return bean(NotificationQueries.class);
    }

    @Override
    public IdempotencyKeys idempotencyKeys() {
        return bean(IdempotencyKeys.class);
    }

    @Override
    public Tally tally() {
        return bean(Tally.class);
    }

    @Override
    public TransactionBoundary transactions() {
        return bean(TransactionBoundary.class);
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @Import({
        SharedPersistenceConfiguration.class,
        IdentityPersistenceConfiguration.class,
        SessionPersistenceConfiguration.class,
        ArticlePersistenceConfiguration.class,
        NotificationPersistenceConfiguration.class
    })
    static class Adapters {

        /** Shared in the JVM, and hence not ended with a store. */
        @Bean(destroyMethod = "")
        LoopResources loops() {
            return TcpResources.get();
        }

        @Bean
        AccessTokens accessTokens() {
            return new InMemoryAccessTokens(A_CENTURY);
        }

        @Bean
        DatabaseClient databaseClient(ConnectionFactory connections) {
            return DatabaseClient.create(connections);
        }
    }
}
