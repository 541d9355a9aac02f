package dev.tracepress.notification.application.port.in;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.domain.NotificationId;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** A recipient has read a notification. */
public interface ReadNotificationUseCase {

    /**
     * Marks it as read; doing so again changes nothing.
     *
     * @return completion, or {@link dev.tracepress.notification.domain.NotificationError.NotificationNotFound}
     */
    @WithSpan("notification.read")
    Mono<Void> read(ReadNotification command);

    /** Who has read which. */
    record ReadNotification(
            @SpanAttribute("notification.id") NotificationId id,
            @SpanAttribute("user.id") UserId recipient) {}
}
