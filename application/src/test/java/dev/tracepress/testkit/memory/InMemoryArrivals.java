package dev.tracepress.testkit.memory;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.application.port.out.NotificationFeed;
import dev.tracepress.notification.domain.NotificationId;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The channel and the feed that hears of it. */
record InMemoryArrivals(InMemoryDatabase database) implements NotificationChannel, NotificationFeed {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(1);

    @Override
    public Mono<Void> tell(NotificationId notification, UserId recipient) {
        return database.join(tables -> tables.arrivals.merge(recipient, 1, Integer::sum));
    }

    @Override
    public Flux<UserId> arrivals(UserId recipient) {
        return Flux.interval(Duration.ZERO, LOOK_AGAIN)
                .onBackpressureDrop()
                .concatMap(_ -> database.read(tables -> tables.arrivals.getOrDefault(recipient, 0)))
                .distinctUntilChanged()
                .map(_ -> recipient)
                .onBackpressureLatest();
    }
}
