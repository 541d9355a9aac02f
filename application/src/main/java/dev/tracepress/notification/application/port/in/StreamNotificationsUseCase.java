package dev.tracepress.notification.application.port.in;

import dev.tracepress.identity.domain.Session;
import dev.tracepress.notification.application.port.out.NotificationView;
import dev.tracepress.notification.domain.NotificationId;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A recipient listens for notifications. */
public interface StreamNotificationsUseCase {

    /**
     * Begins to listen. What the stream shows, it shows in the order of the ids, each once and none left out, for as long as
     * the session lasts; an outage of the store delays it and does not end it. Whoever is slow is waited for, and costs no
     * more than a page of notifications meanwhile.
     *
     * @return the stream, once it is certain that everything made from now on will be in it
     */
    @WithSpan("notification.stream")
    Mono<Flux<NotificationView>> stream(StreamNotifications command);

    /**
     * Who listens.
     *
     * @param last the last notification that the recipient has seen, after which the stream goes on; empty for one that
     *     begins with what comes from now on
     */
    record StreamNotifications(@SpanAttribute("user.id") Session session, Optional<NotificationId> last) {}
}
