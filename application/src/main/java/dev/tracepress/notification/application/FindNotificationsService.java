package dev.tracepress.notification.application;

import dev.tracepress.notification.application.port.in.FindNotificationsUseCase;
import dev.tracepress.notification.application.port.out.Inbox;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import reactor.core.publisher.Mono;

final class FindNotificationsService implements FindNotificationsUseCase {

    private final NotificationQueries queries;

    FindNotificationsService(NotificationQueries queries) {
        this.queries = queries;
    }

    @Override
    public Mono<Inbox> find(FindNotifications command) {
        return queries.inbox(command.search());
    }
}
