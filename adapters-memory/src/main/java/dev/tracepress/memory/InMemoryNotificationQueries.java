package dev.tracepress.memory;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.memory.Tables.StoredNotification;
import dev.tracepress.notification.application.port.out.Inbox;
import dev.tracepress.notification.application.port.out.InboxSearch;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationView;
import dev.tracepress.notification.application.port.out.NotificationView.ActorRef;
import dev.tracepress.notification.application.port.out.NotificationView.ArticleRef;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.domain.PageSize;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

record InMemoryNotificationQueries(InMemoryDatabase database) implements NotificationQueries {

    @Override
    public Mono<Inbox> inbox(InboxSearch search) {
        return database.read(tables -> {
            var own = tables.notifications.descendingMap().values().stream()
                    .filter(stored -> stored.content().recipient().equals(search.recipient()) && !stored.withdrawn())
                    .toList();
            var before = search.before().map(NotificationId::value).orElse(Long.MAX_VALUE);
            var rest = own.stream()
                    .filter(stored -> stored.id().value() < before)
                    .filter(stored -> !search.unreadOnly() || stored.readAt().isEmpty())
                    .toList();
            var shown = rest.stream().limit(search.size().value()).toList();
            return new Inbox(
                    shown.stream().map(stored -> view(tables, stored)).toList(),
                    own.stream().filter(stored -> stored.readAt().isEmpty()).count(),
                    rest.size() > shown.size() ? Optional.of(shown.getLast().id()) : Optional.empty());
        });
    }

    @Override
    public Mono<NotificationView> find(NotificationId notification, UserId recipient) {
        return database.read(tables -> Optional.ofNullable(tables.notifications.get(notification.value()))
                        .filter(stored -> stored.content().recipient().equals(recipient) && !stored.withdrawn())
                        .map(stored -> view(tables, stored)))
                .flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<Boolean> isKept(NotificationId notification, UserId recipient) {
        return database.read(tables -> Optional.ofNullable(tables.notifications.get(notification.value()))
                .filter(stored -> stored.content().recipient().equals(recipient))
                .isPresent());
    }

    @Override
    public Mono<List<NotificationView>> after(UserId recipient, NotificationId last, PageSize most) {
        return database.read(tables -> tables.notifications.tailMap(last.value(), false).values().stream()
                .filter(stored -> stored.content().recipient().equals(recipient) && !stored.withdrawn())
                .limit(most.value())
                .map(stored -> view(tables, stored))
                .toList());
    }

    @Override
    public Mono<Map<UserId, NotificationId>> newest(Set<UserId> recipients) {
        return database.read(tables -> tables.notifications.values().stream()
                .filter(stored -> recipients.contains(stored.content().recipient()) && !stored.withdrawn())
                .collect(Collectors.toMap(
                        stored -> stored.content().recipient(), StoredNotification::id, (_, newer) -> newer)));
    }

    @Override
    public Mono<Boolean> isRepetition(NotificationId notification, Instant since) {
        return database.read(tables -> Optional.ofNullable(tables.notifications.get(notification.value()))
                .filter(later -> tables.notifications.headMap(notification.value()).values().stream()
                        .filter(earlier -> !earlier.content().createdAt().isBefore(since))
                        .anyMatch(earlier -> tellsTheSame(earlier.content(), later.content())))
                .isPresent());
    }

    private static boolean tellsTheSame(NewNotification one, NewNotification other) {
        return one.recipient().equals(other.recipient())
                && one.actor().equals(other.actor())
                && one.article().equals(other.article());
    }

    private static NotificationView view(Tables tables, StoredNotification stored) {
        var content = stored.content();
        var article = tables.article(content.article());
        var actor = tables.user(content.actor());
        return new NotificationView(
                stored.id(),
                content.type(),
                new ArticleRef(article.slug(), article.title().value()),
                new ActorRef(actor.id(), actor.name().value()),
                content.createdAt(),
                stored.readAt());
    }
}
