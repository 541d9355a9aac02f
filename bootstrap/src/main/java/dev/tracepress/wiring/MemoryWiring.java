package dev.tracepress.wiring;

import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleRepository;
import dev.tracepress.article.application.port.out.Favorites;
import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.SessionWatch;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.memory.InMemoryStore;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.application.port.out.NotificationFeed;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationRepository;
import dev.tracepress.shared.adapter.jobs.inprocess.InProcessJobsConfiguration;
import dev.tracepress.shared.adapter.jobs.inprocess.JobMemory;
import dev.tracepress.shared.application.port.out.HealthProbe;
import dev.tracepress.shared.application.port.out.IdempotencyKeys;
import dev.tracepress.shared.application.port.out.Tally;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import dev.tracepress.wiring.settings.Storage;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import reactor.core.publisher.Mono;

/** Keeps everything in memory, jobs included, for as long as the process lives. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnStorage(Storage.MEMORY)
@Import(InProcessJobsConfiguration.class)
class MemoryWiring {

    @Bean
    StoragePlace storagePlace() {
        return new StoragePlace("none: all is in memory, and nothing is kept when the service stops");
    }

    @Bean
    InstantSource time() {
        return Clock.tick(Clock.systemUTC(), SharedWiring.TICK);
    }

    @Bean
    InMemoryStore inMemoryStore(AccessTokens tokens, InstantSource time) {
        return new InMemoryStore(tokens, time);
    }

    @Bean
    JobMemory jobMemory(InMemoryStore store) {
        return new JobsInStore(store);
    }

    @Bean
    @Primary
    TransactionBoundary transactionBoundary(InMemoryStore store) {
        return store.transactions();
    }

    /** No connections are taken from anybody. */
    @Bean
    TransactionBoundary fewTransactions(InMemoryStore store) {
        return store.transactions();
    }

    @Bean
    UserRepository userRepository(InMemoryStore store) {
        return store.users();
    }

    @Bean
    Sessions sessions(InMemoryStore store) {
        return store.sessions();
    }

    @Bean
    SessionWatch sessionWatch(InMemoryStore store) {
        return store.sessionWatch();
    }

    @Bean
    ArticleRepository articleRepository(InMemoryStore store) {
        return store.articles();
    }

    @Bean
    ArticleQueries articleQueries(InMemoryStore store) {
        return store.articleQueries();
    }

    @Bean
    Favorites favorites(InMemoryStore store) {
        return store.favorites();
    }

    @Bean
    NotificationRepository notificationRepository(InMemoryStore store) {
        return store.notifications();
    }

    @Bean
    NotificationQueries notificationQueries(InMemoryStore store) {
        return store.notificationQueries();
    }

    @Bean
    NotificationChannel streamChannel(InMemoryStore store) {
        return store.notificationChannel();
    }

    @Bean
    NotificationFeed notificationFeed(InMemoryStore store) {
        return store.notificationFeed();
    }

    @Bean
    IdempotencyKeys idempotencyKeys(InMemoryStore store) {
        return store.idempotencyKeys();
    }

    @Bean
    Tally tally(InMemoryStore store) {
        return store.tally();
    }

    @Bean
    HealthProbe databaseHealthProbe(InMemoryStore store) {
        return store.healthProbe();
    }

    /** The queue takes part in the transactions of the store. */
    private record JobsInStore(InMemoryStore store) implements JobMemory {

        @Override
        public Mono<Map<String, Object>> values() {
            return store.table();
        }

        @Override
        public <T> Mono<T> change(Function<Map<String, Object>, T> command) {
            return store.join(command);
        }

        @Override
        public Mono<Void> afterCommit(Runnable then) {
            return store.afterCommit(then);
        }
    }
}
