package dev.tracepress.memory;

import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleRepository;
import dev.tracepress.article.application.port.out.Favorites;
import dev.tracepress.article.domain.ArticleFavorited;
import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.SessionWatch;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.application.port.out.NotificationFeed;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationRepository;
import dev.tracepress.shared.application.port.out.IdempotencyKeys;
import dev.tracepress.shared.application.port.out.Tally;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import dev.tracepress.testkit.InMemoryAccessTokens;
import dev.tracepress.testkit.StoragePorts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import reactor.core.publisher.Mono;

/** A store in memory, as the contracts ask for it. */
public final class MemoryPorts implements StoragePorts {

    private final AccessTokens tokens = new InMemoryAccessTokens(Duration.ofDays(7));
    private final InMemoryStore store;
    private final InMemoryArticleEvents events;

    public MemoryPorts() {
        this(InstantSource.system());
    }

    /** By whose clock the store says what was done when. */
    public MemoryPorts(InstantSource time) {
        this.store = new InMemoryStore(tokens, time);
        this.events = new InMemoryArticleEvents(store);
    }

    public InMemoryStore store() {
        return store;
    }

    @Override
    public UserRepository users() {
        return store.users();
    }

    @Override
    public Sessions sessions() {
        return store.sessions();
    }

    @Override
    public SessionWatch sessionWatch() {
        return store.sessionWatch();
    }

    @Override
    public ArticleRepository articles() {
        return store.articles();
    }

    @Override
    public ArticleQueries articleQueries() {
        return store.articleQueries();
    }

    @Override
    public Favorites favorites() {
        return store.favorites();
    }

    @Override
    public NotificationRepository notifications() {
        return store.notifications();
    }

    @Override
    public NotificationQueries notificationQueries() {
        return store.notificationQueries();
    }

    @Override
    public IdempotencyKeys idempotencyKeys() {
        return store.idempotencyKeys();
    }

    @Override
    public Tally tally() {
        return store.tally();
    }

    @Override
    public TransactionBoundary transactions() {
        return store.transactions();
    }

    public NotificationChannel notificationChannel() {
        return store.notificationChannel();
    }

    public NotificationFeed notificationFeed() {
        return store.notificationFeed();
    }

    /** Those of its sessions. */
    public AccessTokens accessTokens() {
        return tokens;
    }

    public InMemoryArticleEvents articleEvents() {
        return events;
    }

    /** The events that were said and committed, and not yet taken. */
    public Mono<List<ArticleFavorited>> jobs() {
        return events.said();
    }

    /** Takes an event as done. */
    public Mono<Boolean> done(ArticleFavorited event) {
        return events.done(event);
    }
}
