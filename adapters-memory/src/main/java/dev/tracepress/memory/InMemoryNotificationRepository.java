package dev.tracepress.memory;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.memory.Tables.StoredNotification;
import dev.tracepress.notification.application.port.out.NotificationRepository;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import reactor.core.publisher.Mono;

record InMemoryNotificationRepository(InMemoryDatabase database) implements NotificationRepository {

    @Override
    public Mono<NotificationId> add(NewNotification notification, Optional<Instant> repeatedSince) {
        return database.write(tables -> repeatedSince
                                .filter(since -> isRepeated(tables, notification, since))
                                .isPresent()
                        ? Optional.<NotificationId>empty()
                        : added(tables, notification))
                .flatMap(Mono::justOrEmpty);
    }

    private static Optional<NotificationId> added(Tables tables, NewNotification notification) {
        if (!hasSomethingToTell(tables, notification)) {
            return Optional.empty();
        }
        var id = new NotificationId(tables.nextId(NotificationId.class));
        tables.notifications.put(
                id.value(), new StoredNotification(id, notification, Optional.empty(), Optional.empty()));
        return Optional.of(id);
    }

    private static boolean isRepeated(Tables tables, NewNotification notification, Instant since) {
        var told = tables.notifications.descendingMap().values().stream()
                .filter(stored -> tellsTheSame(stored.content(), notification))
                .filter(stored ->
                        stored.isUnread() || !stored.content().createdAt().isBefore(since))
                .min(Comparator.comparing(StoredNotification::withdrawn));
        told.filter(StoredNotification::withdrawn)
                .filter(_ -> tables.notifications.values().stream()
                        .noneMatch(stored ->
                                stored.withdrawn() && stored.content().cause().equals(notification.cause())))
                .ifPresent(stored -> tables.notifications.put(stored.id().value(), stored.shownAgain()));
        return told.isPresent();
    }

    private static boolean tellsTheSame(NewNotification told, NewNotification now) {
        return told.recipient().equals(now.recipient())
                && told.actor().equals(now.actor())
                && told.article().equals(now.article())
                && told.type() == now.type()
                && !told.cause().equals(now.cause());
    }

    @Override
    public Mono<Boolean> markRead(NotificationId id, UserId recipient, Instant now) {
        return database.write(tables -> {
            var found = Optional.ofNullable(tables.notifications.get(id.value()))
                    .filter(stored -> stored.content().recipient().equals(recipient) && !stored.withdrawn());
            found.ifPresent(stored -> tables.notifications.put(
                    id.value(),
                    new StoredNotification(
                            id, stored.content(), Optional.of(stored.readAt().orElse(now)), Optional.empty())));
            return found.isPresent();
        });
    }

    @Override
    public Mono<Long> forgetWithdrawn(Instant before, int most) {
        return database.write(tables -> {
            var old = tables.notifications.values().stream()
                    .filter(stored ->
                            stored.withdrawnAt().filter(before::isAfter).isPresent())
                    .sorted(Comparator.comparing(stored -> stored.withdrawnAt().orElseThrow()))
                    .limit(most)
                    .toList();
            old.forEach(stored -> tables.notifications.remove(stored.id().value()));
            return (long) old.size();
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
