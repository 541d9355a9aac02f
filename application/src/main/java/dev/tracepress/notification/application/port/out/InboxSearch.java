package dev.tracepress.notification.application.port.out;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.domain.PageSize;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import java.util.Optional;

/**
 * Which notifications.
 *
 * @param before only those older than this one
 * @param unreadOnly only those that have not been read
 */
public record InboxSearch(
        @SpanAttribute("user.id") UserId recipient,
        Optional<NotificationId> before,
        boolean unreadOnly,
        @SpanAttribute("pagination.per_page") PageSize size) {}
