package dev.tracepress.testkit.memory;

import dev.tracepress.notification.application.port.out.Inbox;
import dev.tracepress.notification.application.port.out.InboxSearch;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationView;
import dev.tracepress.notification.application.port.out.NotificationView.ActorRef;
import dev.tracepress.notification.application.port.out.NotificationView.ArticleRef;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.testkit.memory.Tables.StoredNotification;
import java.util.Optional;
import reactor.core.publisher.Mono;

record InMemoryNotificationQueries(InMemoryDatabase database) implements NotificationQueries {

    @Override
    public Mono<Inbox> inbox(InboxSearch search) {
        return database.read(tables -> {
            var own = tables.notifications.descendingMap().values().stream()
                    .filter(stored -> stored.content().recipient().equals(search.recipient()))
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
