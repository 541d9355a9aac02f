package dev.tracepress.testkit.memory;

import dev.tracepress.article.application.port.out.ArticleEvents;
import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleRepository;
import dev.tracepress.article.application.port.out.Favorites;
import dev.tracepress.article.domain.ArticleFavorited;
import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.SessionWatch;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.application.port.out.NotificationFeed;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationRepository;
import dev.tracepress.shared.application.port.out.IdempotencyKeys;
import dev.tracepress.shared.application.port.out.Tally;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import dev.tracepress.testkit.StoragePorts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A whole store in memory, empty at first. */
public final class InMemoryStore implements StoragePorts {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final InstantSource time;
    private final Tally tally = new InMemoryTally();
    private final AccessTokens tokens = new InMemoryAccessTokens(Duration.ofDays(7));

    public InMemoryStore() {
        this(InstantSource.system());
    }

    /** By whose clock the store says what was done when. */
    public InMemoryStore(InstantSource time) {
        this.time = time;
    }

    @Override
    public UserRepository users() {
        return new InMemoryUserRepository(database);
    }

    @Override
    public Sessions sessions() {
        return new InMemorySessions(database, tokens);
    }

    @Override
    public SessionWatch sessionWatch() {
        return new InMemorySessionWatch(database, time);
    }

    @Override
    public ArticleRepository articles() {
        return new InMemoryArticleRepository(database);
    }

    @Override
    public ArticleQueries articleQueries() {
        return new InMemoryArticleQueries(database);
    }

    @Override
    public Favorites favorites() {
        return new InMemoryFavorites(database, time);
    }

    @Override
    public NotificationRepository notifications() {
        return new InMemoryNotificationRepository(database);
    }

    @Override
    public NotificationQueries notificationQueries() {
        return new InMemoryNotificationQueries(database);
    }

    @Override
    public IdempotencyKeys idempotencyKeys() {
        return new InMemoryIdempotencyKeys(database);
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public TransactionBoundary transactions() {
        return database;
    }

    /** Those of its sessions. */
    public AccessTokens accessTokens() {
        return tokens;
    }

    public ArticleEvents articleEvents() {
        return new InMemoryArticleEvents(database);
    }

    InMemoryArrivals arrivals() {
        return new InMemoryArrivals(database);
    }

    public NotificationChannel notificationChannel() {
        return arrivals();
    }

    public NotificationFeed notificationFeed() {
        return arrivals();
    }

    /** Whoever was told anything over the channel. */
    Mono<Set<UserId>> reached() {
        return database.read(tables -> Set.copyOf(tables.arrivals.keySet()));
    }

    /** The events that were said and committed, and not yet taken. */
    public Mono<List<ArticleFavorited>> jobs() {
        return database.read(tables -> List.copyOf(tables.jobs));
    }

    /** Takes an event as done. */
    public Mono<Boolean> done(ArticleFavorited event) {
        return database.write(tables -> tables.jobs.remove(event));
    }

    /**
     * Changes a table of another test's own, of immutable values by key, as part of a transaction that somebody has begun;
     * outside of one it fails with {@link IllegalStateException}.
     */
    public <T> Mono<T> join(Function<Map<String, Object>, T> command) {
        var result = new AtomicReference<T>();
        return database.join(tables -> result.set(command.apply(tables.others))).then(Mono.fromSupplier(result::get));
    }

    /** That table as it is committed, or as the transaction sees it. */
    public Mono<Map<String, Object>> table() {
        return database.read(tables -> new LinkedHashMap<>(tables.others));
    }
}
