package dev.tracepress.notification.application.port.out;

import reactor.core.publisher.Mono;

/** Shows recipients their notifications. Each call sees one moment. */
public interface NotificationQueries {

    /** One page, newest first; an empty page where nothing is found. */
    Mono<Inbox> inbox(InboxSearch search);
}
