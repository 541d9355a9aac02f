package dev.tracepress.notification.application.port.in;

import dev.tracepress.notification.application.port.out.Inbox;
import dev.tracepress.notification.application.port.out.InboxSearch;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** A recipient opens the inbox. */
public interface FindNotificationsUseCase {

    /** One page, newest first. */
    @WithSpan("notification.findAll")
    Mono<Inbox> find(FindNotifications command);

    /** Which notifications. */
    record FindNotifications(InboxSearch search) {}
}
