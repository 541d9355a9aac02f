package dev.tracepress.testkit.memory;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationRepository;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.testkit.memory.Tables.StoredNotification;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;

record InMemoryNotificationRepository(InMemoryDatabase database) implements NotificationRepository {

    @Override
    public Mono<NotificationId> add(NewNotification notification) {
        return database.write(tables -> {
                    if (!hasSomethingToTell(tables, notification)) {
                        return Optional.<NotificationId>empty();
                    }
                    var id = new NotificationId(tables.nextId());
                    tables.notifications.put(id.value(), new StoredNotification(id, notification, Optional.empty()));
                    return Optional.of(id);
                })
                .flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<Boolean> markRead(NotificationId id, UserId recipient, Instant now) {
        return database.write(tables -> {
            var found = Optional.ofNullable(tables.notifications.get(id.value()))
                    .filter(stored -> stored.content().recipient().equals(recipient));
            found.ifPresent(stored -> tables.notifications.put(
                    id.value(),
                    new StoredNotification(
                            id, stored.content(), Optional.of(stored.readAt().orElse(now)))));
            return found.isPresent();
        });
    }

    private static boolean hasSomethingToTell(Tables tables, NewNotification notification) {
        return tables.articles.containsKey(notification.article())
                && tables.users.containsKey(notification.recipient())
                && tables.users.containsKey(notification.actor())
                && tables.notifications.values().stream()
                        .noneMatch(told -> told.content().cause().equals(notification.cause()));
    }
}
