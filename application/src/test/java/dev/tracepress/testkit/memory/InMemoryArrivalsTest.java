package dev.tracepress.testkit.memory;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.application.port.out.NotificationChannelContract;
import dev.tracepress.notification.application.port.out.NotificationFeed;
import dev.tracepress.notification.application.port.out.NotificationFeedContract;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import reactor.core.publisher.Mono;

class InMemoryArrivalsTest {

    private final InMemoryStore store = new InMemoryStore();

    @Nested
    class AsChannel extends NotificationChannelContract {

        @Override
        protected NotificationChannel channel() {
            return store.arrivals();
        }

        @Override
        protected TransactionBoundary transactions() {
            return store.transactions();
        }

        @Override
        protected Mono<Set<UserId>> reached() {
            return store.reached();
        }
    }

    @Nested
    class AsFeed extends NotificationFeedContract {

        @Override
        protected NotificationFeed feed() {
            return store.arrivals();
        }

        @Override
        protected NotificationChannel channel() {
            return store.arrivals();
        }

        @Override
        protected TransactionBoundary transactions() {
            return store.transactions();
        }
    }
}
