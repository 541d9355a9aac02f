package dev.tracepress.memory;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.application.port.out.NotificationChannelContract;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import reactor.core.publisher.Mono;

class InMemoryNotificationChannelTest extends NotificationChannelContract {

    private final MemoryPorts store = new MemoryPorts();

    private final Set<UserId> reached = ConcurrentHashMap.newKeySet();

    @Override
    protected NotificationChannel channel() {
        return store.notificationChannel();
    }

    @Override
    protected TransactionBoundary transactions() {
        return store.transactions();
    }

    @BeforeEach
    void listen() {
        Stream.of(1L, 2L).map(UserId::new).forEach(this::listenFor);
    }

    /** The first signal comes with the listener. */
    private void listenFor(UserId recipient) {
        store.notificationFeed().arrivals(recipient).skip(1).subscribe(reached::add);
    }

    @Override
    protected Mono<Set<UserId>> reached() {
        return Mono.fromSupplier(() -> Set.copyOf(reached));
    }
}
