package dev.tracepress.http;

import dev.tracepress.article.application.port.out.ArticleEvents;
import dev.tracepress.article.domain.ArticleFavorited;
import dev.tracepress.memory.MemoryPorts;
import dev.tracepress.notification.application.NotificationUseCases;
import dev.tracepress.notification.application.port.in.NotifyAuthorUseCase;
import dev.tracepress.notification.application.port.in.NotifyAuthorUseCase.NotifyAuthor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Storage that can be replaced by an empty one under those who hold its ports, and a clock that can be put forward. */
final class Memory implements InstantSource {

    private static final Clock CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final AtomicReference<MemoryPorts> ports = new AtomicReference<>(new MemoryPorts(this));

    @Override
    public Instant instant() {
        return CLOCK.instant().plus(ahead.get());
    }

    void waits(Duration time) {
        ahead.updateAndGet(time::plus);
    }

    void empty() {
        ahead.set(Duration.ZERO);
        ports.set(new MemoryPorts(this));
    }

    /** That port of whatever storage there is when it is asked. */
    <T> T port(Class<T> type, Function<MemoryPorts, ? extends T> of) {
        var port = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
            try {
                return method.invoke(of.apply(ports.get()), arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        });
        return type.cast(port);
    }

    /** Whether all authors have been told. */
    Mono<Boolean> hasNoJobs() {
        return Mono.defer(() -> ports.get().jobs()).map(List::isEmpty);
    }

    /** Has the author told once the favourite is committed, as the background job does. */
    ArticleEvents articleEvents() {
        return event -> {
            var store = ports.get();
            return store.articleEvents()
                    .favorited(event)
                    .then(store.store().afterCommit(() -> tell(store, event).subscribe()));
        };
    }

    private Mono<Boolean> tell(MemoryPorts store, ArticleFavorited event) {
        NotifyAuthorUseCase notifyAuthor = NotificationUseCases.notifyAuthor(
                store.transactions(), store.notifications(), List.of(store.notificationChannel()), this);
        return store.transactions()
                .inTransaction(
                        notifyAuthor.notifyAuthor(new NotifyAuthor(event)).then(store.done(event)));
    }
}
