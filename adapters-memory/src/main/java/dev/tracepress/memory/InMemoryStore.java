package dev.tracepress.memory;

import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleRepository;
import dev.tracepress.article.application.port.out.Favorites;
import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.SessionWatch;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.application.port.out.NotificationFeed;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationRepository;
import dev.tracepress.shared.application.port.out.HealthProbe;
import dev.tracepress.shared.application.port.out.IdempotencyKeys;
import dev.tracepress.shared.application.port.out.Tally;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import dev.tracepress.shared.domain.KeepsState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** All storage of the service in memory, empty at first: its ports, which share their transactions. */
@KeepsState("all that is stored, and who hears of it")
public final class InMemoryStore {

    /** Less than whoever asks for health waits. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final Duration BETWEEN_LOOKS_AT_A_SESSION = Duration.ofSeconds(1);

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final Listeners arrivals = new Listeners();
    private final Listeners endings = new Listeners();
    private final Tally tally = new InMemoryTally();
    private final AccessTokens tokens;
    private final InstantSource time;

    /**
     * @param tokens those of its sessions
     * @param time by whose clock it says what was done when
     */
    public InMemoryStore(AccessTokens tokens, InstantSource time) {
        this.tokens = tokens;
        this.time = time;
    }

    public UserRepository users() {
        return new InMemoryUserRepository(database, endings);
    }

    public Sessions sessions() {
        return new InMemorySessions(database, tokens, endings, time);
    }

    public SessionWatch sessionWatch() {
        return new InMemorySessionWatch(database, endings, time, BETWEEN_LOOKS_AT_A_SESSION);
    }

    public ArticleRepository articles() {
        return new InMemoryArticleRepository(database);
    }

    public ArticleQueries articleQueries() {
        return new InMemoryArticleQueries(database);
    }

    public Favorites favorites() {
        return new InMemoryFavorites(database, time);
    }

    public NotificationRepository notifications() {
        return new InMemoryNotificationRepository(database);
    }

    public NotificationQueries notificationQueries() {
        return new InMemoryNotificationQueries(database);
    }

    public NotificationChannel notificationChannel() {
        return new InMemoryNotificationChannel(database, arrivals);
    }

    public NotificationFeed notificationFeed() {
        return new InMemoryNotificationFeed(arrivals);
    }

    public IdempotencyKeys idempotencyKeys() {
        return new InMemoryIdempotencyKeys(database);
    }

    public HealthProbe healthProbe() {
        return new InMemoryHealthProbe(database, PATIENCE);
    }

    public Tally tally() {
        return tally;
    }

    public TransactionBoundary transactions() {
        return database;
    }

    /**
     * Changes a table of another adapter's own, of immutable values by key, as part of a transaction that somebody has begun;
     * outside of one it fails with {@link IllegalStateException}.
     */
    public <T> Mono<T> join(Function<Map<String, Object>, T> command) {
        var result = new AtomicReference<T>();
        return database.join(tables -> result.set(command.apply(tables.others))).then(Mono.fromSupplier(result::get));
    }

    /** That table as it is committed, or as the transaction sees it; a copy. */
    public Mono<Map<String, Object>> table() {
        return database.read(tables -> new LinkedHashMap<>(tables.others));
    }

    /** Does so once the transaction that somebody has begun has committed; outside of one it fails with {@link IllegalStateException}. */
    public Mono<Void> afterCommit(Runnable then) {
        return database.join(tables -> tables.afterCommit(then));
    }
}
